import { trackIn } from '../../domain/round/track-name.ts';
import type { Db } from '../db/database.ts';
import { tellIdeas } from './idea-texts.ts';
import type { Results } from './results.ts';

/** What came out, as a reader of `language` meets it: ideas and pots by the names that somebody has given them in it. */
export async function tellResults(db: Db, found: Results, language: string) {
	if (found.state === 'waiting') return found;
	const reader = { language, own: found.round.language };
	const told = {
		ideas: await tellIdeas(db, found.ideas, reader),
		withoutMoney: await tellIdeas(db, found.withoutMoney, reader),
	};
	if (found.state === 'told') return { ...found, ...told };
	return { ...found, ...told, tracks: found.tracks.map((track) => trackIn(track, reader)) };
}
