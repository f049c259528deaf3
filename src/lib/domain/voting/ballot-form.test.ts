import { expect, test } from 'vitest';
import { kroner } from '../money.ts';
import type { BallotFormat, BallotPaper } from './ballot-format.ts';
import { namesOn, readSent } from './ballot-form.ts';
import { fillBallot } from './ballot.ts';

const ideas = [1, 2, 3].map((number) => ({ number, price: kroner(10) }));
const paperOf = (...formats: BallotFormat[]): BallotPaper =>
	formats.map((format, at) => ({ track: at + 1, format, blank: true, ideas }));
const sent = (fields: Record<string, string[]>) => new Map(Object.entries(fields));

test('a mark on one idea is one radio button', () => {
	const paper = paperOf({ kind: 'one_mark' });
	expect(namesOn(paper)).toEqual(['choice']);
	expect(readSent(paper, sent({ choice: ['3'] }))).toEqual({
		ok: true,
		value: [{ track: 1, marks: [{ idea: 3, marks: 1 }], blank: false }],
	});
});

test('several tracks are told apart by their names', () => {
	const paper = paperOf({ kind: 'one_mark' }, { kind: 'up_to', most: 2 });
	const read = readSent(paper, sent({ 'choice-1': ['blank'], 'choice-2': ['1', '2'] }));
	expect(read.ok && read.value.map(({ blank, marks }) => [blank, marks.length])).toEqual([
		[true, 0],
		[false, 2],
	]);
});

test('points are numbers beside the ideas, and an empty field is none', () => {
	const paper = paperOf({ kind: 'points', each: 5 });
	const read = readSent(paper, sent({ 'choice-idea-1': ['4'], 'choice-idea-2': [''], 'choice-idea-3': ['0'] }));
	expect(read.ok && read.value[0]?.marks).toEqual([{ idea: 1, marks: 4 }]);
});

test('places make a ranking, the best first', () => {
	const paper = paperOf({ kind: 'ranking', most: 3 });
	const read = readSent(paper, sent({ 'choice-idea-1': ['2'], 'choice-idea-3': ['1'] }));
	expect(read.ok && read.value[0]?.marks.map(({ idea }) => idea)).toEqual([3, 1]);
});

test('two ideas on one place are refused with their track', () => {
	const paper = paperOf({ kind: 'ranking', most: 3 });
	const read = readSent(paper, sent({ 'choice-idea-1': ['1'], 'choice-idea-3': ['1'] }));
	expect(!read.ok && read.refusal).toEqual({ reason: 'place_shared', place: 1, ideas: [1, 3], track: 1 });
});

test('a place that is no number is told with its idea, before anything is said of the order', () => {
	const paper = paperOf({ kind: 'ranking', most: 3 });
	const read = readSent(paper, sent({ 'choice-idea-1': ['to'], 'choice-idea-3': ['1'] }));
	expect(!read.ok && read.refusal).toEqual({ reason: 'not_a_mark', idea: 1, track: 1 });
});

test('what is no number never becomes a vote', () => {
	for (const format of [{ kind: 'one_mark' }, { kind: 'points', each: 5 }] as const) {
		const paper = paperOf(format);
		for (const typed of ['-1', '1e1', ' 0x1', 'NaN', '１', '99999']) {
			const read = readSent(paper, sent({ choice: [typed], 'choice-idea-1': [typed] }));
			expect(read.ok && fillBallot(paper, read.value).ok, typed).toBe(false);
		}
	}
});
