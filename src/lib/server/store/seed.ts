import { eq, inArray } from 'drizzle-orm';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { ideaRevisions, ideas } from '../db/tables/ideas.ts';
import { meetings } from '../db/tables/meetings.ts';
import { areas, pollingPlaces, rounds, tracks } from '../db/tables/rounds.ts';
import type { Fixture } from '../fixtures/fixture.ts';
import { record } from './audit.ts';
import { foundMunicipality } from './municipality.ts';

export type SeedRefusal = { readonly reason: 'real_round'; readonly slug: string };

/** Loads a fixture; one of the same name that is there already is replaced. A real round never is. */
export async function seedRound(db: Db, fixture: Fixture, now: number): Promise<Result<null, SeedRefusal>> {
	return transact(db, (tx) => {
		const { area, round } = fixture;
		const there = tx.select().from(rounds).where(eq(rounds.slug, round.slug)).get();
		if (there && !there.isDemo) return refuse({ reason: 'real_round', slug: round.slug });
		if (there) clear(tx, there.id);

		foundMunicipality(tx, { id: 1, name: 'Demokommunen', phone: '12 34 56 78', firstStartedAt: now, isDemo: true });
		tx.insert(areas).values(area).onConflictDoNothing().run();
		tx.insert(rounds)
			.values({ ...round, areaId: area.id })
			.run();
		insertAll(tx, fixture);
		record(tx, { at: now, actor: 'system', action: 'seed', object: round.id });
		return ok(null);
	});
}

/** Whether anything has been put into this database yet. */
export async function isEmpty(db: Db): Promise<boolean> {
	return db.select({ id: rounds.id }).from(rounds).limit(1).get() === undefined;
}

function insertAll(tx: Tx, { round, tracks: ofTracks, places, meetings: ofMeetings, ideas: ofIdeas }: Fixture): void {
	const roundId = round.id;
	for (const track of ofTracks)
		tx.insert(tracks)
			.values({ ...track, roundId })
			.run();
	for (const place of places)
		tx.insert(pollingPlaces)
			.values({ ...place, roundId })
			.run();
	for (const meeting of ofMeetings)
		tx.insert(meetings)
			.values({ ...meeting, roundId })
			.run();
	for (const idea of ofIdeas)
		tx.insert(ideas)
			.values({ ...idea, roundId })
			.run();
}

function clear(tx: Tx, roundId: Fixture['round']['id']): void {
	const own = tx.select({ id: ideas.id }).from(ideas).where(eq(ideas.roundId, roundId));
	tx.delete(ideaRevisions).where(inArray(ideaRevisions.ideaId, own)).run();
	for (const table of [ideas, meetings, pollingPlaces, tracks])
		tx.delete(table).where(eq(table.roundId, roundId)).run();
	tx.delete(rounds).where(eq(rounds.id, roundId)).run();
}
