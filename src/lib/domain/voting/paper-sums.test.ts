import { expect, test } from 'vitest';
import type { PaperCount, PaperPile } from './paper-count.ts';
import { countedBoards, fewestPapers, onEveryTrack } from './paper-sums.ts';

const pile = (counted: boolean, one: number, two: number, invalid: number): PaperPile => ({
	...{ version: counted ? 2 : 1, counted, invalid },
	lines: [
		{ choices: '[1]', papers: one },
		{ choices: '[2]', papers: two },
	],
});
const count = (...tracks: readonly PaperPile[][]): PaperCount => ({
	...{ spoiled: 0, renewed: 0 },
	tracks: tracks.map((piles, at) => ({ track: at + 1, piles })),
});

test('a vote on paper is counted with those from the box, and one that was set aside is not', () => {
	const papers = count([pile(false, 5, 5, 5), pile(true, 2, 1, 3)], [pile(true, 0, 0, 4)]);
	expect(countedBoards([['[1]', '[2]', '[]'], ['[]']], papers)).toEqual([
		['[1]', '[1]', '[1]', '[2]', '[2]', '[]'],
		['[]'],
	]);
});

test('without papers the box is all there is', () => {
	const boards = [['[1]']];
	expect(countedBoards(boards)).toEqual(boards);
	expect(fewestPapers(undefined)).toBe(0);
});

test('the track with the fewest papers tells how few there are; none are not few', () => {
	expect(fewestPapers(count([pile(true, 4, 4, 1)], [pile(true, 1, 1, 1)], [pile(false, 1, 0, 0)]))).toBe(3);
	expect(fewestPapers(count([pile(false, 4, 4, 1)]))).toBe(0);
});

test('when every paper was carried home each track has a count all the same, of none', () => {
	const none: PaperCount = { spoiled: 1, renewed: 0, tracks: [] };
	const tracks = [{ track: 1 }, { track: 2 }];
	expect(onEveryTrack(none, tracks).tracks).toEqual([
		{ track: 1, piles: [] },
		{ track: 2, piles: [] },
	]);
	expect(onEveryTrack(count([pile(true, 1, 1, 0)]), tracks).tracks[0]?.piles).toHaveLength(1);
});
