import type { IdeaPicture } from '#lib/domain/idea/picture.ts';
import type { IdeaStage } from '#lib/domain/idea/stage.ts';
import type { Money } from '#lib/domain/money.ts';
import type { OtherOutcome, TrackOutcome } from '#lib/domain/results/track-outcome.ts';

/** An idea as the pages about results show it. */
export type SeenIdea = {
	readonly id: string;
	readonly number: number | null;
	readonly title: string;
	/** The language of the words, when it is not the reader's. */
	readonly lang: string | undefined;
	readonly line: string;
	readonly price: Money | null;
	readonly stage: IdeaStage;
	readonly picture: IdeaPicture | null;
	readonly doneBy: string | null;
};

/** A track of a published result. */
export type SeenTrack = {
	readonly name: string;
	/** The language of the name, when it is not the reader's. */
	readonly lang: string | undefined;
	readonly outcome: TrackOutcome;
	readonly others: readonly OtherOutcome[];
	readonly lots: readonly { readonly drawn: readonly number[]; readonly method: string; readonly drawnAt: number }[];
};

/** The titles of ideas by number. */
export function titlesOf(ideas: readonly SeenIdea[]): ReadonlyMap<number, string> {
	return new Map(ideas.map(({ number, title }) => [number ?? 0, title]));
}
