import { expect, test } from 'vitest';
import { kroner } from '../money.ts';
import { missingForBallot, missingToOpen, type ReadinessFacts } from './readiness.ts';

const hour = 3_600_000;
const track = {
	name: 'Små idéer',
	pot: kroner(100_000),
	priceAbove: null,
	priceAtMost: kroner(25_000),
	rule: 'greedy_skip' as const,
	ideas: [
		{ title: 'Nyttehaver', price: kroner(25_000) },
		{ title: 'Legepatruljen', price: kroner(15_000) },
	],
};
const ready: ReadinessFacts = {
	opensAt: 10 * hour,
	closesAt: 15 * hour,
	tieRule: 'lot',
	tracks: [track],
	rulesRead: true,
	unreadLanguages: [],
	openers: 2,
	accessibilityContact: true,
	frozen: true,
	tested: true,
	sheetPrinted: true,
	cards: 50,
	activeCards: 50,
};
const said = (change: Partial<ReadinessFacts>, now = 9 * hour) =>
	missingToOpen({ ...ready, ...change }, now).map(({ what }) => what);
const withIdeas = (ideas: (typeof track)['ideas']) => ({ tracks: [{ ...track, ideas }] });

test('a poll that lacks nothing may be opened', () => {
	expect(said({})).toEqual([]);
});

test('each thing that is missing is named, and nothing else', () => {
	expect(said({ opensAt: null })).toEqual(['hours']);
	expect(said({}, 15 * hour)).toEqual(['hours_past']);
	expect(said({ rulesRead: false })).toEqual(['rules']);
	expect(said({ unreadLanguages: ['en', 'sv'] })).toEqual(['language', 'language']);
	expect(said({ openers: 1 })).toEqual(['opener']);
	expect(said({ accessibilityContact: false })).toEqual(['accessibility']);
	expect(said({ frozen: false })).toEqual(['frozen']);
	expect(said({ tested: false })).toEqual(['test_ballot']);
	expect(said({ sheetPrinted: false })).toEqual(['recovery_sheet']);
	expect(said({ cards: 0, activeCards: 0 })).toEqual(['cards']);
	expect(said({ activeCards: 0 })).toEqual(['active_cards']);
	expect(said({ tracks: [] })).toEqual(['few_ideas']);
});

test('a track with one idea is no choice', () => {
	expect(missingToOpen({ ...ready, ...withIdeas(track.ideas.slice(0, 1)) }, 0)).toEqual([
		{ what: 'few_ideas', track: 'Små idéer' },
	]);
});

test('a price stands inside the pot and inside its band, whose ends are those of the rules', () => {
	const second = { title: 'Bolbro Dagen', price: kroner(25_000) };
	expect(said(withIdeas([...track.ideas, { ...second, price: kroner(25_001) }]))).toEqual(['outside_band']);
	expect(said(withIdeas([...track.ideas, { ...second, price: kroner(100_001) }]))).toEqual(['over_pot']);
	const large = { ...track, priceAtMost: null, priceAbove: kroner(15_000) };
	expect(said({ tracks: [large] })).toEqual(['outside_band']);
	const unpriced = [{ title: 'Ny idé', price: null }, ...track.ideas];
	expect(missingForBallot({ ...ready, tracks: [{ ...track, ideas: unpriced }] }, 0)).toEqual([
		{ what: 'no_price', idea: 'Ny idé' },
	]);
});

test('equal shares need the list that is drawn before the count', () => {
	const shares = [{ ...track, rule: 'equal_shares' as const }];
	expect(said({ tracks: shares })).toEqual(['tie_rule']);
	expect(said({ tracks: shares, tieRule: 'lot_drawn_before' })).toEqual([]);
});
