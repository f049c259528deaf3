import { expect, test } from 'vitest';
import { kroner } from '../money.ts';
import { countTrack } from '../results/count-track.ts';
import type { CountedTrack, DrawnLot } from '../results/election.ts';
import { composeDeck, numbersFrom, slideAt, type DeckFacts, type Slide } from './deck.ts';

const times = (count: number, text: string) => Array.from({ length: count }, () => text);
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

/** What was counted about ideas 1, 2, 3 … of these prices. */
function counted(
	prices: readonly number[],
	board: readonly string[],
	track: Partial<CountedTrack> = {},
	lots: readonly DrawnLot[] = [],
) {
	const ideas = prices.map((price, at) => ({ number: at + 1, id: String(at + 1), price: kroner(price) }));
	return countTrack({ track: { ...usual, ...track }, ideas, board, lots });
}

const ideas = [1, 2, 3, 4].map((number) => ({ number, title: `Idé ${number}`, picture: null, price: kroner(50) }));
const facts: DeckFacts = {
	owners: [{ title: 'Nyttehaver', names: ['Karen', 'Ali'] }],
	withoutMoney: [{ title: 'Sankthansbål', doneBy: 'nogle forældre' }],
	result: { known: 'not_yet', waitsFor: 'publishing' },
	hasMeeting: false,
};
const withResult = (...outcomes: readonly ReturnType<typeof counted>[]): DeckFacts => ({
	...facts,
	result: {
		known: 'counted',
		voters: 432,
		ideas,
		tracks: outcomes.map((outcome, at) => ({ name: `Spor ${at + 1}`, outcome })),
	},
});

const kinds = (deck: readonly Slide[]) => deck.map(({ kind }) => kind);
const told = (deck: readonly Slide[]) =>
	deck.flatMap((slide) => (slide.kind === 'place' || slide.kind === 'winner' ? [[slide.kind, slide.idea.number]] : []));

test('owners are thanked first, then those without money, then the places from the last up to the winner', () => {
	const board = [...times(5, '[1]'), ...times(3, '[2]'), ...times(1, '[3]')];
	const deck = composeDeck(withResult(counted([100, 100, 100], board)), 'all');
	expect(kinds(deck)).toEqual([
		...['title', 'thanks', 'without_money', 'now', 'place', 'place', 'winner', 'money', 'next', 'address'],
	]);
	expect(told(deck)).toEqual([
		['place', 3],
		['place', 2],
		['winner', 1],
	]);
});

test('before the result is public the deck ends where the numbers will begin, and holds none', () => {
	for (const waitsFor of ['papers', 'lot', 'publishing'] as const) {
		const deck = composeDeck({ ...facts, result: { known: 'not_yet', waitsFor } }, 'all');
		expect(kinds(deck)).toEqual(['title', 'thanks', 'without_money', 'waiting']);
		expect(deck.at(-1)).toEqual({ kind: 'waiting', waitsFor });
	}
});

test('publishing changes no address of a slide: the one that waited is the one where the numbers begin', () => {
	const waiting = composeDeck(facts, 'all');
	const published = composeDeck(withResult(counted([100], times(3, '[1]'))), 'all');
	expect(numbersFrom(published)).toBe(numbersFrom(waiting));
	expect(kinds(published).slice(0, 3)).toEqual(kinds(waiting).slice(0, 3));
});

test('of several winners the one taken with fewest marks comes first, after everybody who got nothing', () => {
	const board = [...times(5, '[1]'), ...times(4, '[2]'), ...times(3, '[3]'), ...times(1, '[4]')];
	const deck = composeDeck(withResult(counted([50, 60, 30, 20], board)), 'all');
	expect(told(deck)).toEqual([
		['place', 2],
		['winner', 4],
		['winner', 3],
		['winner', 1],
	]);
});

test('the host may show the winners alone: all else stays', () => {
	const board = [...times(5, '[1]'), ...times(3, '[2]')];
	const deck = composeDeck(withResult(counted([100, 100], board)), 'winners');
	expect(kinds(deck)).toEqual(['title', 'thanks', 'without_money', 'now', 'winner', 'money', 'next', 'address']);
});

test('several tracks come one after the other, each under its name', () => {
	const one = counted([100, 100], [...times(5, '[1]'), ...times(3, '[2]')]);
	const deck = composeDeck(withResult(one, { ...one, track: 2 }), 'winners');
	expect(deck.flatMap((slide) => ('track' in slide ? [[slide.kind, slide.track]] : []))).toEqual([
		...[
			['track', 'Spor 1'],
			['winner', 'Spor 1'],
			['money', 'Spor 1'],
		],
		...[
			['track', 'Spor 2'],
			['winner', 'Spor 2'],
			['money', 'Spor 2'],
		],
	]);
});

test('equals share a place, and both are told as decided by lot', () => {
	const board = [...times(12, '[1]'), ...times(12, '[2]'), ...times(3, '[3]')];
	const outcome = counted([100, 100, 100], board, {}, [{ drawn: [2, 1] }]);
	const deck = composeDeck(withResult(outcome), 'all');
	expect(deck.find(({ kind }) => kind === 'winner')).toMatchObject({
		idea: { number: 2 },
		counted: { place: 1, isShared: true, byLot: true },
	});
	expect(deck.filter(({ kind }) => kind === 'place')).toMatchObject([
		{ idea: { number: 3 }, place: 3, isShared: false, byLot: false },
		{ idea: { number: 1 }, place: 1, isShared: true, byLot: true },
	]);
});

test('an idea with too few votes is told as such, and nobody may have won', () => {
	const board = [...times(4, '[1]'), ...times(1, '[2]'), ...times(95, '[]')];
	const deck = composeDeck(withResult(counted([50, 50], board, { thresholdPermille: 50 })), 'all');
	expect(kinds(deck).slice(3)).toEqual(['now', 'place', 'place', 'nobody', 'money', 'address']);
	expect(deck.filter(({ kind }) => kind === 'place')).toMatchObject([{ isBelow: true }, { isBelow: true }]);
});

test('where nobody marked anything no place is told', () => {
	const deck = composeDeck(withResult(counted([150, 150], times(3, '[]'))), 'all');
	expect(kinds(deck)).not.toContain('place');
	expect(kinds(deck)).toContain('nobody');
});

test('of history only the winners are told, without places and marks', () => {
	const [winner] = ideas;
	if (!winner) throw new Error('no idea');
	const deck = composeDeck({ ...facts, result: { known: 'winners', voters: 432, winners: [winner] } }, 'all');
	expect(deck.find(({ kind }) => kind === 'winner')).toEqual({
		kind: 'winner',
		track: null,
		idea: winner,
		counted: null,
	});
	expect(kinds(deck).slice(3)).toEqual(['now', 'winner', 'next', 'address']);
});

test('an address leads to the nearest slide there is', () => {
	const deck = composeDeck(facts, 'all');
	const asked = [null, '', '0', '2', '4', '99', '-1', '1e3', 'x'];
	expect(asked.map((text) => slideAt(deck, text))).toEqual([1, 1, 1, 2, 4, 4, 1, 1, 1]);
	expect(slideAt(deck, 'result')).toBe(4);
});
