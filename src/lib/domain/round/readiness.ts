import type { Money } from '../money.ts';
import type { TieRule, WinnerRule } from './round.ts';

/** An idea on its way to the ballot, as far as opening depends on it. */
export type ReadyIdea = { readonly title: string; readonly price: Money | null };

/** A track of the ballot with its pot, its price band (`above` is outside it, `atMost` inside) and its ideas. */
export type ReadyTrack = {
	readonly name: string;
	readonly pot: Money;
	readonly priceAbove: Money | null;
	readonly priceAtMost: Money | null;
	readonly rule: WinnerRule;
	readonly ideas: readonly ReadyIdea[];
};

/** What must be in place before a poll may be opened. Times are milliseconds since 1970. */
export type ReadinessFacts = {
	readonly opensAt: number | null;
	readonly closesAt: number | null;
	readonly tieRule: TieRule;
	readonly tracks: readonly ReadyTrack[];
	/** Whether somebody has read the page of rules and stands by it. */
	readonly rulesRead: boolean;
	/** The languages of the site that nobody has read the round in. */
	readonly unreadLanguages: readonly string[];
	/** How many people may open this poll. */
	readonly openers: number;
	/** Whether people who need help to come in, read or hear know whom to call. */
	readonly accessibilityContact: boolean;
	readonly frozen: boolean;
	/** Whether a test ballot has come out of the box after a restart. */
	readonly tested: boolean;
	/** Whether two people have printed the keys on paper. */
	readonly sheetPrinted: boolean;
	readonly cards: number;
	readonly activeCards: number;
};

/** One thing that is missing, with what it is about. */
export type Missing =
	| { readonly what: 'hours' | 'hours_past' | 'tie_rule' | 'rules' | 'opener' | 'accessibility' }
	| { readonly what: 'frozen' | 'test_ballot' | 'recovery_sheet' | 'cards' | 'active_cards' }
	| { readonly what: 'language'; readonly language: string }
	| { readonly what: 'few_ideas'; readonly track: string }
	| { readonly what: 'no_price'; readonly idea: string }
	| { readonly what: 'over_pot' | 'outside_band'; readonly idea: string; readonly track: string };

/**
 * Everything that keeps a poll from opening at `now`, in the order in which it is mended.
 * An empty list says: two people may open it.
 */
export function missingToOpen(facts: ReadinessFacts, now: number): Missing[] {
	return [
		...missingForBallot(facts, now),
		...when(!facts.rulesRead, { what: 'rules' as const }),
		...facts.unreadLanguages.map((language) => ({ what: 'language' as const, language })),
		...when(!facts.accessibilityContact, { what: 'accessibility' as const }),
		...when(facts.openers < 2, { what: 'opener' as const }),
		...when(!facts.frozen, { what: 'frozen' as const }),
		...when(!facts.tested, { what: 'test_ballot' as const }),
		...when(!facts.sheetPrinted, { what: 'recovery_sheet' as const }),
		...when(facts.cards === 0, { what: 'cards' as const }),
		...when(facts.cards > 0 && facts.activeCards === 0, { what: 'active_cards' as const }),
	];
}

/** What keeps the ballot from being frozen: hours, a tie rule that fits, ideas to choose between, prices in their place. */
export function missingForBallot({ opensAt, closesAt, tieRule, tracks }: ReadinessFacts, now: number): Missing[] {
	const hasEqualShares = tracks.some(({ rule }) => rule === 'equal_shares');
	return [
		...when(opensAt === null || closesAt === null, { what: 'hours' as const }),
		...when(closesAt !== null && now >= closesAt, { what: 'hours_past' as const }),
		...when(hasEqualShares && tieRule !== 'lot_drawn_before', { what: 'tie_rule' as const }),
		...when(tracks.length === 0, { what: 'few_ideas' as const, track: '' }),
		...tracks.flatMap(missingInTrack),
	];
}

function missingInTrack({ name: track, pot, priceAbove, priceAtMost, ideas }: ReadyTrack): Missing[] {
	const prices = ideas.flatMap(({ title: idea, price }): Missing[] => {
		if (price === null) return [{ what: 'no_price', idea }];
		if (price > pot) return [{ what: 'over_pot', idea, track }];
		const isOutside = (priceAbove !== null && price <= priceAbove) || (priceAtMost !== null && price > priceAtMost);
		return isOutside ? [{ what: 'outside_band', idea, track }] : [];
	});
	return [...when(ideas.length < 2, { what: 'few_ideas' as const, track }), ...prices];
}

function when<Said extends Missing>(isMissing: boolean, said: Said): Said[] {
	return isMissing ? [said] : [];
}
