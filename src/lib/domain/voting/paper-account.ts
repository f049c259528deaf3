import { ok, refuse, type Result } from '../result.ts';
import type { PaperPile } from './paper-count.ts';

/** Why somebody gets another paper: the first was marked wrongly, or it is set aside after a correction. */
export const reasonsForAnother = ['spoiled', 'renewed'] as const;
export type ReasonForAnother = (typeof reasonsForAnother)[number];

/** What the desk did: cards swapped for paper, and papers handed in for another. */
export type PaperDesk = { readonly swapped: number; readonly spoiled: number; readonly renewed: number };

/** The papers of one version in a track, by what they are. `counted` is false of a pile that is set aside. */
export type PileSums = {
	readonly version: number;
	readonly counted: boolean;
	readonly valid: number;
	readonly blank: number;
	readonly invalid: number;
};

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
	readonly piles: readonly PileSums[];
};

type TrackPiles = { readonly track: number; readonly piles: readonly PaperPile[] };

/** Papers that the desk has given to people: one for each swapped card, one for each paper handed in. */
export function handedOut({ swapped, spoiled, renewed }: PaperDesk): number {
	return swapped + spoiled + renewed;
}

/** The account of a track, piles that are set aside included: they were handed out too. */
export function paperAccount(desk: PaperDesk, { track, piles: found }: TrackPiles): PaperAccount {
	const piles = found.map(pileSums);
	const sum = (what: 'valid' | 'blank' | 'invalid') => piles.reduce((all, pile) => all + pile[what], 0);
	const [valid, blank, invalid] = [sum('valid'), sum('blank'), sum('invalid')];
	const out = handedOut(desk);
	const missing = out - valid - blank - invalid - desk.spoiled;
	return { track, handedOut: out, valid, blank, invalid, spoiled: desk.spoiled, missing, piles };
}

export type PaperAccountRefusal = {
	readonly reason: 'more_papers_than_swapped';
	readonly used: number;
	readonly handedOut: number;
};

/**
 * Whether these papers can have come from the desk. Refused when a track holds more of them than were handed out and
 * not handed in again, or when more of them count than cards were swapped.
 */
export function checkPapers(desk: PaperDesk, tracks: readonly TrackPiles[]): Result<null, PaperAccountRefusal> {
	const kept = desk.swapped + desk.renewed;
	for (const { piles } of tracks) {
		const all = papersIn(piles);
		if (all > kept) return refuse({ reason: 'more_papers_than_swapped', used: all, handedOut: kept });
		const counted = papersThatCount(piles);
		if (counted > desk.swapped)
			return refuse({ reason: 'more_papers_than_swapped', used: counted, handedOut: desk.swapped });
	}
	return ok(null);
}

/** All papers in some piles. */
export function papersIn(piles: readonly PaperPile[]): number {
	return piles.reduce((all, pile) => all + readable(pile) + pile.invalid, 0);
}

/** The papers in the piles that are not set aside. */
export function papersThatCount(piles: readonly PaperPile[]): number {
	return papersIn(piles.filter(({ counted }) => counted));
}

/** Papers of a pile on which a vote can be read, blank ones too. */
export function readable({ lines }: Pick<PaperPile, 'lines'>): number {
	return lines.reduce((all, { papers }) => all + papers, 0);
}

function pileSums({ version, counted, lines, invalid }: PaperPile): PileSums {
	const blank = lines.find(({ choices }) => choices === '[]')?.papers ?? 0;
	return { version, counted, valid: readable({ lines }) - blank, blank, invalid };
}
