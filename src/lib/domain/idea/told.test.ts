import { expect, test } from 'vitest';
import { phases } from '../round/phase.ts';
import { isOpenToHelp } from './help.ts';
import { ideaStages } from './stage.ts';
import { isBeingToldIn, readTold } from './told.ts';

const told = { title: 'Bænke', description: 'Fem bænke på stien.', place: '', author: '' };

test('a name and what it is are enough', () => {
	expect(readTold(told)).toEqual({ ok: true, value: told });
});

test('each text is checked, and the first that cannot be taken is named', () => {
	const refusal = (typed: typeof told) => {
		const read = readTold(typed);
		return read.ok ? null : `${read.refusal.field}: ${read.refusal.reason}`;
	};
	expect(refusal({ ...told, title: ' ' })).toBe('title: empty');
	expect(refusal({ ...told, description: 'x'.repeat(10_000) })).toBe('description: too_long');
	expect(refusal({ ...told, place: 'Hos 010203-1234' })).toBe('place: cpr');
	expect(refusal({ ...told, author: 'A'.repeat(61) })).toBe('author: too_long');
});

test('ideas are told until they mature', () => {
	expect(phases.filter(isBeingToldIn)).toEqual(['planned', 'ideas']);
});

test('hands are welcome until an idea is over', () => {
	expect(ideaStages.filter((stage) => !isOpenToHelp(stage))).toEqual([
		'done',
		'realised_without_money',
		'merged',
		'withdrawn',
		'not_possible',
	]);
});
