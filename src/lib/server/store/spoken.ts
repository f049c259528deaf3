import { and, asc, eq } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { SpokenLanguage } from '../../domain/round/spoken.ts';
import type { Db } from '../db/database.ts';
import { placeLanguages } from '../db/tables/desks.ts';
import { pollingPlaces } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import type { By } from './poll-step.ts';

/** A language that somebody speaks at a place today, and at which table; empty: at the desk. */
export type Spoken = { readonly language: SpokenLanguage; readonly atTable: string };

/** Who speaks what at which place of a round. */
export async function listSpoken(db: Db, round: RoundId) {
	return db
		.select()
		.from(placeLanguages)
		.where(eq(placeLanguages.roundId, round))
		.orderBy(asc(placeLanguages.atTable), asc(placeLanguages.language))
		.all();
}

/** Says anew who speaks what at a place. At any time: who comes is known on the day. A place of another round is not there. */
export async function saveSpoken(
	db: Db,
	{ round: roundId, place, spoken }: { round: RoundId; place: string; spoken: readonly Spoken[] },
	{ actor, now }: By,
): Promise<Result<null, { readonly reason: 'gone' }>> {
	return transact(db, (tx) => {
		const isHere = and(eq(pollingPlaces.id, place), eq(pollingPlaces.roundId, roundId));
		if (!tx.select().from(pollingPlaces).where(isHere).get()) return refuse({ reason: 'gone' });
		tx.delete(placeLanguages).where(eq(placeLanguages.placeId, place)).run();
		for (const one of spoken) {
			tx.insert(placeLanguages)
				.values({ ...one, roundId, placeId: place })
				.onConflictDoNothing()
				.run();
		}
		record(tx, { at: now, actor, action: 'change_round', object: roundId });
		return ok(null);
	});
}
