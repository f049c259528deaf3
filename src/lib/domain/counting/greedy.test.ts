import { expect, test } from 'vitest';
import { electionOf, voters } from './election-of.ts';
import { greedy, type GreedyOptions } from './greedy.ts';
import { singleWinner } from './single-winner.ts';
import { byLot, type TieRule } from './ties.ts';

type Election = ReturnType<typeof electionOf>;
const usual: GreedyOptions = { by: 'score', fit: 'skip' };
const count = ({ instance, profile }: Election, options: Partial<GreedyOptions> = {}, ties: TieRule = byLot) => {
	const outcome = greedy(instance, profile, { ...usual, ...options }, ties);
	if (!outcome.ok) throw new Error(outcome.refusal.reason);
	return outcome.value;
};
const decisions = (allocation: ReturnType<typeof count>) =>
	Object.fromEntries(allocation.steps.map(({ project, decision }) => [project, decision]));

const five = { a: 60, b: 50, c: 40, d: 10 };
const votes = [...voters(4, ['a']), ...voters(3, ['b']), ...voters(2, ['c']), ['d']];

test('what does not fit is passed over, or ends the count', () => {
	const election = electionOf(100, five, votes);
	expect(count(election).winners).toEqual(['a', 'c']);
	expect(decisions(count(election, { fit: 'stop' }))).toEqual({
		a: 'taken',
		b: 'does_not_fit',
		c: 'stopped',
		d: 'stopped',
	});
});

test('a cost equal to what is left fits', () => {
	expect(count(electionOf(100, five, votes)).left).toBe(0);
});

test('each step says what was left before and after it', () => {
	const { steps } = count(electionOf(100, five, votes));
	expect(steps.map(({ before, left }) => [before, left])).toEqual([
		[100, 40],
		[40, 40],
		[40, 0],
		[0, 0],
	]);
});

test('a project without votes wins if it fits, unless the round asks for a smallest score, which is inclusive', () => {
	const election = electionOf(100, { a: 10, b: 10, c: 10 }, [['a', 'b'], ['a']]);
	expect(count(election).winners).toEqual(['a', 'b', 'c']);
	expect(count(election, { minScore: 1 }).winners).toEqual(['a', 'b']);
	expect(decisions(count(election, { minScore: 2 }))).toEqual({
		a: 'taken',
		b: 'below_threshold',
		c: 'below_threshold',
	});
});

test('by score for the money compares fractions and puts first what costs nothing', () => {
	const election = electionOf(40, { dear: 30, cheap: 9, gift: 0 }, [...voters(3, ['dear']), ['cheap']]);
	expect(count(election, { by: 'score-per-cost' }).winners).toEqual(['gift', 'cheap', 'dear']);
	const close = { one: 9007199254740991, other: 9007199254740989 };
	expect(count(electionOf(9007199254740991, close, [['one'], ['other']]), { by: 'score-per-cost' }).winners).toEqual([
		'other',
	]);
});

test('of projects that exclude each other the first one wins', () => {
	const { instance, profile } = electionOf(100, five, votes);
	const election = { instance: { ...instance, conflicts: [['a', 'c', 'x']] }, profile };
	expect(decisions(count(election))).toEqual({ a: 'taken', b: 'does_not_fit', c: 'conflicts', d: 'taken' });
});

test('equals that exclude each other need a lot even when the money is enough', () => {
	const { instance, profile } = electionOf(100, { a: 10, b: 10 }, [['a', 'b']]);
	const election = { instance: { ...instance, conflicts: [['a', 'b']] }, profile };
	expect(count(election).tie?.between).toEqual(['a', 'b']);
});

test('a tie that decides stops the count and says between whom, after the winners before it', () => {
	const election = electionOf(50, { a: 20, b: 20, c: 20, d: 1 }, [['a', 'b', 'c'], ['a'], ['d']]);
	const open = count(election);
	expect(open.winners).toEqual(['a']);
	expect(open.tie).toEqual({ between: ['b', 'c', 'd'], after: 1 });
	expect(count(election, {}, { by: [], drawn: [['d', 'c', 'b']] }).winners).toEqual(['a', 'd', 'c']);
});

test('a tie asks for no lot when all of it fits or none does', () => {
	expect(count(electionOf(60, { a: 20, b: 20, c: 20 }, [['a', 'b', 'c']])).winners).toEqual(['a', 'b', 'c']);
	const big = count(
		electionOf(10, { a: 20, b: 30, c: 5 }, [
			['a', 'b', 'c'],
			['a', 'b'],
		]),
	);
	expect([big.winners, big.tie]).toEqual([['c'], undefined]);
});

test('only those that fit draw lots when the others are passed over, all of them when the count would stop', () => {
	const election = electionOf(25, { a: 20, b: 20, c: 30 }, [['a', 'b', 'c']]);
	expect(count(election).tie?.between).toEqual(['a', 'b']);
	expect(count(election, { fit: 'stop' }).tie?.between).toEqual(['a', 'b', 'c']);
});

test('lower cost, then higher score, then id break a tie when the round says so, and the step names it', () => {
	const election = electionOf(30, { b: 20, a: 20, c: 15 }, [['a', 'b', 'c']]);
	const decided = count(election, {}, { by: ['cost', 'score', 'id'], drawn: [] });
	expect(decided.winners).toEqual(['c']);
	expect(decided.steps[0]?.tie).toEqual({ between: ['a', 'b', 'c'], by: 'cost' });
	const twins = electionOf(20, { b: 20, a: 20 }, [['a', 'b']]);
	expect(count(twins, {}, { by: ['cost', 'score'], drawn: [] }).tie?.between).toEqual(['a', 'b']);
	expect(count(twins, {}, { by: ['cost', 'score', 'id'], drawn: [] }).winners).toEqual(['a']);
});

test('ids are ordered by code point, and 01 is not 1', () => {
	const election = electionOf(10, { '\u{1F332}': 10, '\uFF21': 10, '1': 10, '01': 10 }, [['\u{1F332}', '\uFF21']]);
	expect(count(election, {}, { by: ['id'], drawn: [] }).winners).toEqual(['\uFF21']);
	expect(count(electionOf(10, { '1': 10, '01': 10 }, [['01', '1'], ['01']])).winners).toEqual(['01']);
});

test('a single winner is the one with most votes; a tie for the first place needs a lot', () => {
	const { instance, profile } = electionOf(100, five, votes);
	const outcome = singleWinner(instance, profile, byLot);
	expect(outcome.ok && outcome.value.winners).toEqual(['a']);
	const twins = electionOf(100, { a: 1, b: 1 }, [['a'], ['b']]);
	const open = singleWinner(twins.instance, twins.profile, byLot);
	expect(open.ok && open.value.tie).toEqual({ between: ['a', 'b'], after: 0 });
	const drawn = singleWinner(twins.instance, twins.profile, { by: [], drawn: [['b', 'a']] });
	expect(drawn.ok && drawn.value.steps[0]).toMatchObject({ project: 'b', tie: { between: ['a', 'b'], by: 'lot' } });
});

test('an election without projects has no winner', () => {
	const { instance, profile } = electionOf(100, {}, [[]]);
	expect(count({ instance, profile }).winners).toEqual([]);
	const outcome = singleWinner(instance, profile, byLot);
	expect(outcome.ok && outcome.value.winners).toEqual([]);
});
