import type { PaperPile } from './paper-count.ts';

/** Why somebody gets another paper: the first was marked wrongly, or it is set aside after a correction. */
export const reasonsForAnother = ['spoiled', 'renewed'] as const;
export type ReasonForAnother = (typeof reasonsForAnother)[number];

/** What the desk did: cards swapped for paper, and papers handed in for another. */
export type PaperDesk = { readonly swapped: number; readonly spoiled: number; readonly renewed: number };

/** The papers of a track, that must add up: valid + blank + invalid + spoiled + missing = handed out. */
export type PaperAccount = {
	readonly track: number;
	readonly handedOut: number;
	readonly valid: number;
	readonly blank: number;
	readonly invalid: number;
	readonly spoiled: number;
	/** Papers that were handed out and are nowhere: carried home, for example. */
	readonly missing: number;
};

type TrackPiles = { readonly track: number; readonly piles: readonly PaperPile[] };

/** Papers that the desk has given to people: one for each swapped card, one for each paper handed in. */
function handedOut({ swapped, spoiled, renewed }: PaperDesk): number {
	return swapped + spoiled + renewed;
}

/** The account of a track, piles that are set aside included: they were handed out too. */
export function paperAccount(desk: PaperDesk, { track, piles }: TrackPiles): PaperAccount {
	const sum = (of: (pile: PaperPile) => number) => piles.reduce((all, pile) => all + of(pile), 0);
	const blank = sum(blankIn);
	const valid = sum(readable) - blank;
	const invalid = sum((pile) => pile.invalid);
	const out = handedOut(desk);
	const { spoiled } = desk;
	return { track, handedOut: out, valid, blank, invalid, spoiled, missing: out - valid - blank - invalid - spoiled };
}

/** Papers of a pile on which a vote can be read, blank ones too. */
function readable({ lines }: PaperPile): number {
	return lines.reduce((all, { papers }) => all + papers, 0);
}

/** Papers of a pile that say nothing. */
function blankIn({ lines }: PaperPile): number {
	return lines.find(({ choices }) => choices === '[]')?.papers ?? 0;
}
