import type { IdeaMarks, TrackOutcome } from '../results/track-outcome.ts';

/** Where an idea came in, by its marks. */
export type Place = {
	readonly number: number;
	readonly marks: number;
	readonly place: number;
	/** Another idea has as many marks. */
	readonly isShared: boolean;
	/** It stood equal with others, and a lot decided. */
	readonly byLot: boolean;
	/** It got less than an idea needs to take part. */
	readonly isBelow: boolean;
};

/**
 * The places of a track, from the last up: those that got nothing, and those that won. Equals share a place. No place is
 * told when nobody marked anything: all would be last, and first.
 */
export function placesOf(outcome: TrackOutcome): { readonly others: Place[]; readonly winners: Place[] } {
	const { winners } = outcome;
	const isAnyMarked = outcome.ideas.some(({ marks }) => marks > 0);
	const drawn = new Set(outcome.steps.flatMap(({ tie }) => (tie?.by === 'lot' ? tie.between : [])));
	const below = new Set(outcome.steps.flatMap(({ idea, decision }) => (decision === 'below_threshold' ? [idea] : [])));

	const fromLast = outcome.ideas.toReversed().map(({ idea, marks }): Place => ({
		number: idea,
		marks,
		...placeAmong(outcome.ideas, marks),
		byLot: drawn.has(idea),
		isBelow: below.has(idea),
	}));
	return {
		others: isAnyMarked ? fromLast.filter(({ number }) => !winners.includes(number)) : [],
		winners: fromLast.filter(({ number }) => winners.includes(number)),
	};
}

function placeAmong(ideas: readonly IdeaMarks[], marks: number) {
	return {
		place: 1 + ideas.filter((other) => other.marks > marks).length,
		isShared: ideas.filter((other) => other.marks === marks).length > 1,
	};
}
