import { eq } from 'drizzle-orm';
import type { Db } from '../db/database.ts';
import { pollingPlaces, rounds } from '../db/tables/rounds.ts';

/** The round of a place to vote, and the languages it is told in; undefined where nobody votes. */
export async function findRoundOfPlace(db: Db, place: string) {
	return db
		.select({ id: rounds.id, slug: rounds.slug, language: rounds.language, languages: rounds.languages })
		.from(pollingPlaces)
		.innerJoin(rounds, eq(rounds.id, pollingPlaces.roundId))
		.where(eq(pollingPlaces.id, place))
		.get();
}
