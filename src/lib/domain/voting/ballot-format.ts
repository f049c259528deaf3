import type { Money } from '../money.ts';
import type { BallotFormatName } from '../round/round.ts';

/** How a voter may mark one track of the ballot paper. */
export type BallotFormat =
	/** One mark on one idea. */
	| { readonly kind: 'one_mark' }
	/** One mark each on up to `most` ideas. */
	| { readonly kind: 'up_to'; readonly most: number }
	/** Up to `most` marks in all; they may be stacked on one idea. */
	| { readonly kind: 'stacked'; readonly most: number }
	/** Points for each idea on its own, from 0 to `each`. */
	| { readonly kind: 'points'; readonly each: number }
	/** Up to `most` ideas, the best first. */
	| { readonly kind: 'ranking'; readonly most: number }
	/** Any ideas that the pot can pay for together. */
	| { readonly kind: 'fill_pot'; readonly pot: Money };

/** An idea as it stands on the ballot paper. Its number never changes and is unique in the round. */
export type PaperIdea = { readonly number: number; readonly price: Money };

/** One track of the ballot paper, by its number on the paper. `blank` says whether it may be left blank. */
export type PaperTrack = {
	readonly track: number;
	readonly format: BallotFormat;
	readonly blank: boolean;
	readonly ideas: readonly PaperIdea[];
};

/** The ballot paper: all tracks of a round, filled in one pass. Frozen when the poll opens. */
export type BallotPaper = readonly PaperTrack[];

/** The most a format allows: marks on one idea, marks in all, and money that the marked ideas may cost together. */
export type FormatLimits = { readonly onOneIdea: number; readonly inAll: number; readonly pot?: Money };

/** What a format allows, as limits; `Infinity` where it sets none. */
export function formatLimits(format: BallotFormat): FormatLimits {
	switch (format.kind) {
		case 'one_mark':
			return { onOneIdea: 1, inAll: 1 };
		case 'up_to':
		case 'ranking':
			return { onOneIdea: 1, inAll: format.most };
		case 'stacked':
			return { onOneIdea: format.most, inAll: format.most };
		case 'points':
			return { onOneIdea: format.each, inAll: Infinity };
		case 'fill_pot':
			return { onOneIdea: 1, inAll: Infinity, pot: format.pot };
	}
}

/** The format of a track from its settings: `marks` is the most it allows, of marks, points each or places. */
export function ballotFormat(name: BallotFormatName, { marks, pot }: { marks: number; pot: Money }): BallotFormat {
	switch (name) {
		case 'one_mark':
			return { kind: name };
		case 'up_to':
		case 'stacked':
		case 'ranking':
			return { kind: name, most: marks };
		case 'points':
			return { kind: name, each: marks };
		case 'fill_pot':
			return { kind: name, pot };
	}
}
