import type { RoundId } from '../../domain/ids.ts';
import type { Db } from '../db/database.ts';
import { emptyDatabase } from '../db/empty-database.fixture.ts';
import { cards } from '../db/tables/cards.ts';
import { board, openings } from '../db/tables/results.ts';
import { rounds } from '../db/tables/rounds.ts';
import { tie } from '../fixtures/tie.ts';
import { countPapers, pilesToCount } from './paper-counting.ts';
import { seedRound } from './seed.ts';

/** A round whose box holds these votes and is open, with cards that were swapped for papers. */
export type PaperHouse = { readonly db: Db; readonly round: RoundId; readonly now: number };

/** Such a round, without the work of casting: its papers wait to be counted. */
export async function papersOut(swapped: number, votes: readonly string[] = []): Promise<PaperHouse> {
	const now = Date.parse('2026-09-12T13:00:00Z');
	const db = emptyDatabase();
	const fixture = tie({ now, phase: 'closed' });
	const round = fixture.round.id;
	const keys = { salt: Buffer.alloc(16), openingKey: Buffer.alloc(32, 1), logKey: Buffer.alloc(32, 2) };
	await seedRound(db, fixture, { box: { round, logOrigin: 'here', ...keys }, cards: [] }, now);

	db.insert(openings)
		.values({ roundId: round, valid: votes.length, invalid: 0, hash: Buffer.alloc(32), openedAt: now })
		.run();
	for (const [rank, choices] of votes.entries()) {
		db.insert(board).values({ roundId: round, track: 1, rank, choices }).run();
	}
	for (let at = 0; at < swapped; at++) {
		const pub = Buffer.alloc(32, at + 1);
		db.insert(cards).values({ pub, roundId: round, status: 'paper' }).run();
	}
	db.update(rounds).set({ pollState: 'opened', cardRoute: 'letter' }).run();
	return { db, round, now };
}

/** What a person counts: papers of each version by what they say, 0 everywhere else. */
export function countAs(
	{ db, round, now }: PaperHouse,
	actor: string,
	...found: readonly Readonly<Record<string, number>>[]
) {
	const lines = pilesToCount(db, round).map((place) => ({
		...place,
		papers: found[place.version - 1]?.[place.what] ?? 0,
	}));
	return countPapers(db, { round, lines }, { actor, now });
}
