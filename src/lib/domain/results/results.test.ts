import { expect, test } from 'vitest';
import { kroner } from '../money.ts';
import { compareRules } from './compare-rules.ts';
import { countTrack } from './count-track.ts';
import type { CountedTrack, TrackElection } from './election.ts';
import { smallestShare } from './smallest-share.ts';

const usual: CountedTrack = {
	track: 1,
	pot: kroner(100),
	priceAbove: null,
	priceAtMost: null,
	format: 'one_mark',
	rule: 'greedy_skip',
	thresholdPermille: 0,
	ties: 'lot',
};
const times = (count: number, text: string) => Array.from({ length: count }, () => text);

/** An election about ideas 1, 2, 3 … of these prices. */
function about(prices: readonly number[], board: readonly string[], track: Partial<CountedTrack> = {}): TrackElection {
	const ideas = prices.map((price, place) => ({ number: place + 1, id: String(place + 1), price: kroner(price) }));
	return { track: { ...usual, ...track }, ideas, board, lots: [] };
}

test('the smallest share is rounded up to a whole mark', () => {
	expect(smallestShare(432, 20)).toEqual({ permille: 20, marks: 9 });
	expect(smallestShare(450, 20).marks).toBe(9);
	expect(smallestShare(451, 20).marks).toBe(10);
	expect(smallestShare(0, 20).marks).toBe(0);
});

test('blank votes count when the smallest share is found', () => {
	const board = [...times(30, '[1]'), ...times(2, '[2]')];
	const threshold = { thresholdPermille: 50 };
	expect(countTrack(about([60, 40], board, threshold)).winners).toEqual([1, 2]);

	const withBlank = countTrack(about([60, 40], [...board, ...times(10, '[]')], threshold));
	expect(withBlank).toMatchObject({ votes: 42, blank: 10, smallest: { permille: 50, marks: 3 }, winners: [1] });
	expect(withBlank.steps.at(-1)).toMatchObject({ idea: 2, marks: 2, decision: 'below_threshold' });
});

test('an idea with exactly the smallest share takes part, under every rule', () => {
	const board = [...times(8, '[1]'), ...times(2, '[2]')];
	for (const rule of ['greedy_skip', 'greedy_stop', 'equal_shares'] as const) {
		expect(countTrack(about([60, 40], board, { rule, thresholdPermille: 200 })).winners).toEqual([1, 2]);
		expect(countTrack(about([60, 40], board, { rule, thresholdPermille: 201 })).winners).toEqual([1]);
	}
	expect(countTrack(about([60], times(2, '[]'), { rule: 'single_winner', thresholdPermille: 10 })).winners).toEqual([]);
});

test('the prices of a track shut out what is too dear or too cheap for it', () => {
	const board = [...times(5, '[1]'), ...times(3, '[2]'), ...times(1, '[3]')];
	const outcome = countTrack(about([60, 25, 24], board, { priceAbove: kroner(24), priceAtMost: kroner(50) }));
	expect(outcome.winners).toEqual([2]);
	expect(outcome.steps.filter(({ decision }) => decision === 'outside_band').map(({ idea }) => idea)).toEqual([1, 3]);
	expect(outcome.ideas.map(({ idea, marks }) => [idea, marks])).toEqual([
		[1, 5],
		[2, 3],
		[3, 1],
	]);
});

test('equals that do not both fit wait for a lot, and the lot decides', () => {
	const election = about([70, 70, 30], [...times(4, '[1]'), ...times(4, '[2]'), '[3]']);
	const open = countTrack(election);
	expect(open).toMatchObject({ lotBetween: [1, 2], winners: [] });

	const drawn = countTrack({ ...election, lots: [{ drawn: [2, 1] }] });
	expect(drawn.lotBetween).toBeUndefined();
	expect(drawn.winners).toEqual([2, 3]);
	expect(drawn.steps[0]).toMatchObject({ idea: 2, tie: { between: [1, 2], by: 'lot' } });
});

test('equals that both fit need no lot', () => {
	const outcome = countTrack(about([50, 50], [...times(4, '[1]'), ...times(4, '[2]')]));
	expect(outcome.lotBetween).toBeUndefined();
	expect([...outcome.winners].sort()).toEqual([1, 2]);
});

test('stacked marks and points are added up, a ranking gives the first place most', () => {
	const stacked = countTrack(about([50, 50], ['[[1,3]]', '[[1,2],2]', '[2]'], { format: 'stacked' }));
	expect(stacked.ideas).toEqual([
		{ idea: 1, marks: 5, votes: 2 },
		{ idea: 2, marks: 2, votes: 2 },
	]);
	const ranked = countTrack(about([50, 50, 50], ['[2,1,3]', '[2]'], { format: 'ranking' }));
	expect(ranked).toMatchObject({ weights: 'borda-ballot', winners: [2, 1] });
	expect(ranked.ideas.map(({ marks }) => marks)).toEqual([4, 2, 1]);
});

test('an idea that falls below the smallest share changes nobody else’s points', () => {
	const board = [...times(3, '[1,2]'), '[3,1,2]'];
	const outcome = countTrack(about([50, 50, 50], board, { format: 'ranking', thresholdPermille: 1000 }));
	expect(outcome.smallest?.marks).toBe(4);
	expect(outcome.steps.map(({ idea, marks }) => [idea, marks])).toEqual([
		[1, 8],
		[2, 4],
		[3, 3],
	]);
});

test('equal shares say what supporters paid, in short', () => {
	const outcome = countTrack(about([60, 40], [...times(6, '[1]'), ...times(4, '[2]')], { rule: 'equal_shares' }));
	expect(outcome).toMatchObject({ winners: [1, 2], completion: { share: '1000', increases: 0 } });
	expect(outcome.steps[0]?.paid).toEqual({ voters: 6, usual: 1000, usually: 6, least: 1000, most: 1000 });
});

test('the rules side by side begin with the round’s own, which stands there once', () => {
	const election = about([70, 60, 30], ['[1]', '[1]', '[1]', '[2]', '[2]', '[3]'], { rule: 'greedy_stop' });
	const [own, ...others] = compareRules(election, countTrack(election));
	expect(own).toMatchObject({ own: true, winners: [1], withWinner: 0.5, winnersEach: 0.5, left: kroner(30) });
	expect(others).toHaveLength(5);
	const skipping = others.find(({ rule, settings }) => rule === 'greedy' && Object.keys(settings).length === 0);
	expect(skipping).toMatchObject({ own: false, winners: [1, 3], left: 0 });
});

test('all rules see the ideas that took part, and no other', () => {
	const board = [...times(30, '[1]'), ...times(2, '[2]')];
	const election = about([60, 40], board, { thresholdPermille: 100 });
	for (const { winners } of compareRules(election, countTrack(election))) expect(winners).not.toContain(2);
});

test('a ballot for something that is not on the paper is a fault, never skipped', () => {
	expect(() => countTrack(about([60], ['[7]']))).toThrow(/not on the paper: 7/);
	expect(() => countTrack(about([60], ['{}']))).toThrow(/no choices/);
});
