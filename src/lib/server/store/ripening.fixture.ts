import { id, type RoundId } from '../../domain/ids.ts';
import { naesby } from '../fixtures/naesby.ts';
import type { Db } from '../db/database.ts';
import { emptyDatabase } from '../db/empty-database.fixture.ts';
import { areas, pollingPlaces, rounds, tracks } from '../db/tables/rounds.ts';
import { ideas } from '../db/tables/ideas.ts';
import { meetings } from '../db/tables/meetings.ts';
import { transact } from '../db/transact.ts';
import { insertRipening } from './seed-ripening.ts';

/** The clock of these tests: a Saturday in September, 11.00 Danish time. */
export const now = Date.parse('2026-09-12T09:00:00Z');
export const round = id<RoundId>('naesby');
export const act = { by: 'facilitator', now };

/** A database in memory with the invented round of Næsby, while its ideas mature. */
export function naesbyInMemory(): Db {
	const db = emptyDatabase();
	const fixture = naesby({ now, phase: 'ideas' });
	transact(db, (tx) => {
		tx.insert(areas).values(fixture.area).run();
		tx.insert(rounds)
			.values({ ...fixture.round, areaId: fixture.area.id })
			.run();
		for (const track of fixture.tracks)
			tx.insert(tracks)
				.values({ ...track, roundId: round })
				.run();
		for (const place of fixture.places)
			tx.insert(pollingPlaces)
				.values({ ...place, roundId: round })
				.run();
		for (const meeting of fixture.meetings)
			tx.insert(meetings)
				.values({ ...meeting, roundId: round })
				.run();
		for (const idea of fixture.ideas)
			tx.insert(ideas)
				.values({ ...idea, roundId: round })
				.run();
		if (fixture.ripening) insertRipening(tx, round, fixture.ripening);
	});
	return db;
}
