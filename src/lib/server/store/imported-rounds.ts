import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { PabulibFile } from '../../domain/formats/pabulib-file.ts';
import type { RoundFromFile } from '../../domain/formats/pabulib-round.ts';
import { id, type AreaId, type IdeaId, type RoundId, type TrackId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { slugOf } from '../../domain/round/slug.ts';
import type { Db, Tx } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { board, imports, lots, openings, results } from '../db/tables/results.ts';
import { areas, rounds, tracks } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { foundMunicipality } from './municipality.ts';
import { writeResults } from './results.ts';
import type { SeedRefusal } from './seed.ts';

/** Rows that go into the board with one statement. */
const ROWS = 1000;

/**
 * Brings in a vote of another city as a finished round at this address: opened ballots, count and result, no envelope
 * and no log. One that was brought in before under the same address is replaced; no other round ever is.
 */
export async function importRound(
	db: Db,
	{ slug, brought, meta }: { slug: string; brought: RoundFromFile; meta: PabulibFile['meta'] },
	now: number,
): Promise<Result<null, SeedRefusal>> {
	return transact(db, (tx) => {
		const there = tx.select().from(rounds).where(eq(rounds.slug, slug)).get();
		if (there && there.invented !== 'imported') return refuse({ reason: 'real_round', slug });
		if (there) forget(tx, there.id);

		foundMunicipality(tx, { id: 1, name: 'Demokommunen', phone: '12 34 56 78', firstStartedAt: now, isDemo: true });
		const roundId = id<RoundId>(slug);
		insertRound(tx, { slug, roundId, brought }, now);
		insertBallots(tx, roundId, brought.board, now);
		const projectIds = JSON.stringify(brought.ideas.map((idea) => idea.id));
		tx.insert(imports)
			.values({ roundId, meta: JSON.stringify([...meta]), projectIds, ...countedBy(brought), importedAt: now })
			.run();
		writeResults(tx, roundId, now);
		record(tx, { at: now, actor: 'system', action: 'import', object: roundId });
		return ok(null);
	});
}

function countedBy({ settings, conflicts }: RoundFromFile) {
	return { settings: JSON.stringify(settings), conflicts: JSON.stringify(conflicts) };
}

function insertRound(
	tx: Tx,
	{ slug, roundId, brought }: { slug: string; roundId: RoundId; brought: RoundFromFile },
	now: number,
): void {
	const areaSlug = `import-${slugOf(`${brought.town} ${brought.place}`)}`;
	const area = { id: id<AreaId>(areaSlug), slug: areaSlug, name: brought.place, town: brought.town };
	tx.insert(areas).values(area).onConflictDoNothing().run();
	tx.insert(rounds)
		.values({
			...{ id: roundId, areaId: area.id, slug, name: brought.name, currency: brought.currency },
			...{ minimumAge: 0, voters: '', votesKnown: brought.board.length, isDemo: true, invented: 'imported' },
			...{ pollState: 'published', publishedAt: now },
		})
		.run();
	const trackId = id<TrackId>(`${slug}-1`);
	const { pot, format, marks, blankAllowed, rule } = brought;
	tx.insert(tracks)
		.values({ id: trackId, roundId, position: 1, name: brought.place, pot, format, marks, blankAllowed, rule })
		.run();
	for (const idea of brought.ideas) {
		const { number, title, price } = idea;
		tx.insert(ideas)
			.values({
				...{ id: id<IdeaId>(`${slug}-${number}`), roundId, trackId, slug: idea.slug },
				...{ number, title, price, stage: 'on_ballot' },
			})
			.run();
	}
}

function insertBallots(tx: Tx, roundId: RoundId, sorted: readonly string[], now: number): void {
	const hash = createHash('sha256').update(sorted.join('\n')).digest();
	tx.insert(openings).values({ roundId, valid: sorted.length, invalid: 0, hash, openedAt: now }).run();
	for (let first = 0; first < sorted.length; first += ROWS) {
		const rows = sorted
			.slice(first, first + ROWS)
			.map((choices, at) => ({ roundId, track: 1, rank: first + at, choices }));
		tx.insert(board).values(rows).run();
	}
}

function forget(tx: Tx, roundId: RoundId): void {
	for (const table of [results, lots, board, openings, imports, ideas, tracks])
		tx.delete(table).where(eq(table.roundId, roundId)).run();
	tx.delete(rounds).where(eq(rounds.id, roundId)).run();
}
