import { expect, test } from 'vitest';
import { kroner } from '../money.ts';
import { needOf } from './needs.ts';
import type { Sheet } from './sheet.ts';

const full: Sheet = {
	title: 'Fælleshave',
	line: 'En have',
	description: 'Bede til alle.',
	place: 'Parken',
	forWhom: 'Alle',
	whyGood: 'Vi mødes.',
	couldBeFree: '',
	mustSayYes: 'Kommunen',
	lines: [],
	price: kroner(5_000),
	elsewhere: null,
	runningCost: null,
	runningPayer: '',
	helpers: 2,
	hasNextStep: true,
};
const facts = { stage: 'maturing', sheet: full, unclaimed: false, notes: 1, screening: undefined } as const;
const sent = { sentAt: 0, dueAt: 10, answer: null, answeredAt: null, teamAgreedAt: null, officerAgreedAt: null };

test('a note is new, a pile says how many notes it was', () => {
	expect(needOf({ ...facts, stage: 'captured' }, 0)).toEqual({ kind: 'new' });
	expect(needOf({ ...facts, stage: 'clustered', notes: 4 }, 0)).toEqual({ kind: 'gathered', notes: 4 });
});

test('an idea that nobody holds says so before anything else is asked of it', () => {
	for (const stage of ['captured', 'clustered', 'maturing'] as const) {
		const sheet = { ...full, place: '' };
		expect(needOf({ ...facts, stage, sheet, unclaimed: true }, 0)).toEqual({ kind: 'unclaimed' });
	}
});

test('a maturing idea names its first gap, and is ripe without one', () => {
	expect(needOf({ ...facts, sheet: { ...full, forWhom: '', helpers: 0 } }, 0)).toEqual({
		kind: 'missing',
		gap: 'forWhom',
	});
	expect(needOf(facts, 0)).toEqual({ kind: 'ripe' });
});

test('while the municipality is silent after its promise, the list says so with the days', () => {
	const asked = { ...facts, stage: 'screening', screening: sent } as const;
	expect(needOf(asked, 9)).toEqual({ kind: 'waits' });
	expect(needOf(asked, 10)).toEqual({ kind: 'overdue', days: 1 });
	const answered = { ...sent, answer: 'yes_if' as const, answeredAt: 5 };
	expect(needOf({ ...asked, screening: answered }, 99)).toEqual({ kind: 'talking' });
	const agreed = { ...answered, teamAgreedAt: 6, officerAgreedAt: 7 };
	expect(needOf({ ...asked, screening: agreed }, 99)).toEqual({ kind: 'agreed' });
});

test('from the ballot on, an idea stands where it stands', () => {
	expect(needOf({ ...facts, stage: 'on_ballot' }, 0)).toEqual({ kind: 'stands', stage: 'on_ballot' });
});
