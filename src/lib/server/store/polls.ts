import { and, asc, countDistinct, desc, eq } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { complaintsUntil, isPublicState } from '../../domain/round/poll.ts';
import { missingToOpen, type Missing } from '../../domain/round/readiness.ts';
import type { Db, Reader } from '../db/database.ts';
import { envelopes, heads } from '../db/tables/ballot-box.ts';
import { cards } from '../db/tables/cards.ts';
import { lots, openings } from '../db/tables/results.ts';
import { rounds } from '../db/tables/rounds.ts';
import { findBox } from './ballot-boxes.ts';
import { ballotVersionOf } from './manifests.ts';
import { votersOnPaper } from './paper-counts.ts';
import { waitingInLine } from './poll-hours.ts';
import { readingsOf, readinessOf } from './readiness.ts';
import type { Round } from './rounds.ts';

/** A poll as those who run it see it: where it stands and what is missing. Of the votes: how many, never what. */
export type PollInView = {
	readonly round: Round;
	readonly missing: readonly Missing[];
	readonly readings: readonly string[];
	readonly version: number;
	/** The process that sealed a test ballot which nobody has opened yet. */
	readonly sealedBy: string | null;
	readonly testedAt: number | null;
	readonly sheetPrintedAt: number | null;
	/** From when two people may destroy what is left; null before publication, and for a vote that was not held here. */
	readonly finalFrom: number | null;
	readonly turnout: number;
	readonly waiting: number;
	/** The last signed head of the log. */
	readonly head: string | null;
};

/** How a poll stands at `now`; undefined when there is no such round. `languages` are those of the site. */
export async function findPoll(
	db: Db,
	id: RoundId,
	languages: readonly string[],
	now: number,
): Promise<PollInView | undefined> {
	const round = db.select().from(rounds).where(eq(rounds.id, id)).get();
	if (!round) return undefined;
	const box = await findBox(db, id);
	const head = db.select().from(heads).where(eq(heads.roundId, id)).orderBy(desc(heads.size)).limit(1).get();
	return {
		round,
		missing: missingToOpen(readinessOf(db, id, languages), now),
		readings: readingsOf(db, id),
		version: ballotVersionOf(db, id),
		sealedBy: box?.testedAt === null && box.testSealed !== null ? box.testProcess : null,
		testedAt: box?.testedAt ?? null,
		sheetPrintedAt: box?.sheetPrintedAt ?? null,
		finalFrom: box && round.publishedAt !== null ? complaintsUntil(round.publishedAt, round.complaintDays) : null,
		turnout: turnoutOf(db, id) + (isPublicState(round.pollState) ? votersOnPaper(db, id) : 0),
		waiting: waitingInLine(db, id),
		head: head?.note ?? null,
	};
}

/** How many have voted digitally: cards with a vote that counts. */
export function turnoutOf(tx: Reader, id: RoundId): number {
	const opening = tx.select().from(openings).where(eq(openings.roundId, id)).get();
	if (opening) return opening.valid + opening.invalid;
	const cast = tx
		.select({ count: countDistinct(envelopes.pub) })
		.from(envelopes)
		.innerJoin(cards, eq(cards.pub, envelopes.pub))
		.where(and(eq(envelopes.roundId, id), eq(cards.status, 'active')))
		.get();
	return cast?.count ?? 0;
}

export type Lot = Omit<typeof lots.$inferSelect, 'between' | 'drawn'> & {
	readonly between: readonly number[];
	readonly drawn: readonly number[];
};

/** The lots that were drawn in a round, in the order in which they were. */
export function lotsOf(tx: Reader, id: RoundId): Lot[] {
	const found = tx.select().from(lots).where(eq(lots.roundId, id)).orderBy(asc(lots.drawnAt)).all();
	const numbers = (text: string) => JSON.parse(text) as number[];
	return found.map((lot) => ({ ...lot, between: numbers(lot.between), drawn: numbers(lot.drawn) }));
}
