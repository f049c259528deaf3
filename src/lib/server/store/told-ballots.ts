import type { Telling } from '../../domain/idea/telling.ts';
import { trackIn } from '../../domain/round/track-name.ts';
import type { Db } from '../db/database.ts';
import type { BallotInView, IdeaOnBallot } from './ballot-papers.ts';
import { listSounds, tellIdeas, type Sound } from './idea-texts.ts';
import type { Track } from './rounds.ts';

type ToldIdea = IdeaOnBallot & Telling & { readonly sound: Sound | undefined };

/** A ballot as a voter meets it: in the voter's language where somebody has translated it, with what can be heard. */
export type ToldBallot = Omit<BallotInView, 'tracks'> & {
	readonly tracks: { readonly track: ReturnType<typeof trackIn<Track>>; readonly ideas: readonly ToldIdea[] }[];
};

/** The same ballot in the voter's language. */
export async function tellBallot(db: Db, ballot: BallotInView, language: string): Promise<ToldBallot> {
	const all = ballot.tracks.flatMap(({ ideas }) => ideas);
	const reader = { language, own: ballot.round.language };
	const told = await tellIdeas(db, all, reader);
	const sounds = await listSounds(db, all, language);
	const tracks = ballot.tracks.map(({ track, ideas }) => ({
		track: trackIn(track, reader),
		ideas: told
			.filter(({ id }) => ideas.some((idea) => idea.id === id))
			.map((idea) => ({ ...idea, sound: sounds.get(idea.id) })),
	}));
	return { ...ballot, tracks };
}
