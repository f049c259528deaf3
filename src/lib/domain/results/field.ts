import { layOut } from '../counting/ballots.ts';
import { scores, weigh, type Profile } from '../counting/profile.ts';
import { readChoices } from '../voting/ballot-text.ts';
import { idOn, weightsOf, type CountedIdea, type CountedTrack, type TrackElection } from './election.ts';
import { smallestShare, type SmallestShare } from './smallest-share.ts';
import type { IdeaMarks } from './track-outcome.ts';

/** The ballots of a track after weighing, and which of its ideas have enough marks to take part. */
export type TrackField = {
	readonly votes: number;
	readonly blank: number;
	readonly marks: readonly IdeaMarks[];
	readonly smallest: SmallestShare | null;
	readonly taking: readonly CountedIdea[];
	/** Most marks first. */
	readonly below: readonly CountedIdea[];
	/** What each ballot gives the ideas that take part, by id. */
	readonly cast: readonly Map<string, number>[];
};

/** Weighs the ballots of a track. @throws Error if one names an idea that is not on the paper. */
export function fieldOf({ track, ideas, board }: TrackElection): TrackField {
	const ids = ideas.map(({ id }) => id);
	const idOf = new Map(ideas.map(({ number, id }) => [number, id]));
	const asCast = board.map((text) => new Map(readChoices(text).map(({ idea, marks }) => [idOn(idOf, idea), marks])));
	const profile = weigh(layOut(ids, asCast), ids.length, weightsOf(track.format));

	const sums = scores(profile);
	const marks = marksOf(ideas, sums, profile);
	const smallest = smallestOf(track, profile.voters);
	const hasEnough = ideas.map((_, place) => sums[place]! >= (smallest?.marks ?? 0));
	return {
		votes: profile.voters,
		blank: board.filter((text) => text === '[]').length,
		marks,
		smallest,
		taking: ideas.filter((_, place) => hasEnough[place]),
		below: marks.flatMap(({ idea }) => ideas.filter(({ number }, place) => number === idea && !hasEnough[place])),
		cast: givenBy(profile, ids, hasEnough),
	};
}

function smallestOf({ thresholdPermille, leastMarks }: CountedTrack, votes: number): SmallestShare | null {
	if (leastMarks) return { permille: null, marks: leastMarks };
	return thresholdPermille > 0 ? smallestShare(votes, thresholdPermille) : null;
}

function marksOf(ideas: readonly CountedIdea[], sums: Float64Array, profile: Profile): IdeaMarks[] {
	const votes = new Uint32Array(ideas.length);
	for (const place of profile.chosen) votes[place]! += 1;
	return ideas
		.map(({ number }, place) => ({ idea: number, marks: sums[place]!, votes: votes[place]! }))
		.sort((one, other) => other.marks - one.marks || one.idea - other.idea);
}

function givenBy({ starts, chosen, weights, voters }: Profile, ids: readonly string[], taking: readonly boolean[]) {
	return Array.from({ length: voters }, (_, ballot) => {
		const given = new Map<string, number>();
		for (let at = starts[ballot]!; at < starts[ballot + 1]!; at++) {
			if (taking[chosen[at]!]) given.set(ids[chosen[at]!]!, weights[at]!);
		}
		return given;
	});
}
