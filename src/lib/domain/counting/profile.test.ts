import { expect, test } from 'vitest';
import { electorateOf } from './electorate.ts';
import { layOut } from './ballots.ts';
import { electionOf, voters } from './election-of.ts';
import { scores, weigh, type Weights } from './profile.ts';

const ids = ['a', 'b', 'c', 'd'];
const score = (weights: Weights, ...ballots: (string[] | Map<string, number>)[]) => [
	...scores(weigh(layOut(ids, ballots), ids.length, weights)),
];

test('a project named twice on one ballot is approved once', () => {
	expect(score('approval', ['a', 'b', 'a'], ['b'])).toEqual([1, 2, 0, 0]);
});

test('stacked marks are points', () => {
	expect(score('points', ['a', 'a', 'b'], ['a'])).toEqual([3, 1, 0, 0]);
});

test('no points are no support, and points below nought count against', () => {
	const given = new Map([
		['a', 5],
		['b', 0],
		['c', -2],
	]);
	expect(score('points', given)).toEqual([5, 0, -2, 0]);
	expect(score('approval', given)).toEqual([1, 0, 0, 0]);
	expect([...electorateOf(weigh(layOut(ids, [given]), 4, 'points')).support]).toEqual([5, 0, 0, 0]);
});

test('a ranking gives its first place the length of the ballot, or the number of projects less one', () => {
	expect(score('borda-ballot', ['a', 'b', 'c'], ['d'])).toEqual([3, 2, 1, 1]);
	expect(score('borda-m', ['a', 'b', 'c'], ['d'])).toEqual([3, 2, 1, 3]);
	expect(score('borda-m', ['a', 'b', 'c', 'd'])).toEqual([3, 2, 1, 0]);
});

test('ballots that say the same in another order stand together, and empty ones count as voters', () => {
	const { profile } = electionOf(10, { a: 1, b: 1 }, [...voters(3, ['a', 'b']), ['b', 'a'], [], ['a']]);
	const electorate = electorateOf(profile);
	expect(electorate.voters).toBe(6);
	expect([...electorate.heads]).toEqual([4, 1]);
	expect([...electorate.votes]).toEqual([5, 4]);
});

test('a ballot can only name what is on it, and give whole points', () => {
	expect(() => layOut(ids, [['x']])).toThrow('not on the ballot: x');
	expect(() => layOut(ids, [new Map([['a', 0.5]])])).toThrow('not a whole number of points: 0.5');
});
