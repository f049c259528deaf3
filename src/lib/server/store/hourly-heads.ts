import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { runningStates } from '../../domain/round/poll.ts';
import type { Db } from '../db/database.ts';
import { ballotBoxes, heads } from '../db/tables/ballot-box.ts';
import { rounds } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { leafHashes } from './leaves.ts';
import { fullHour, logAuditHead, signHead } from './poll-log.ts';

/**
 * Signs the head of each log that has none of this hour yet, while votes are taken. Between the hours nothing is signed:
 * two heads around one voter would show when that card voted.
 */
export async function signDueHeads(db: Db, logKey: Uint8Array, now: number): Promise<RoundId[]> {
	return transact(db, (tx) => {
		const running = tx
			.select({ box: ballotBoxes })
			.from(ballotBoxes)
			.innerJoin(rounds, eq(rounds.id, ballotBoxes.roundId))
			.where(inArray(rounds.pollState, runningStates))
			.all();
		const due = running.filter(({ box: { roundId } }) => {
			const ofLog = tx.select().from(heads).where(eq(heads.roundId, roundId));
			const last = ofLog.orderBy(desc(heads.size)).limit(1).get();
			return last !== undefined && (last.signedAt ?? 0) < fullHour(now);
		});
		for (const { box } of due) {
			logAuditHead(tx, box.roundId, now);
			signHead(tx, box, logKey, fullHour(now));
		}
		return due.map(({ box }) => box.roundId);
	});
}

/** A signed head of a log, and when it was signed. */
export type Head = { readonly size: number; readonly note: string; readonly signedAt: number | null };

/** The signed heads of a round's log, the oldest first. */
export async function listHeads(db: Db, round: RoundId): Promise<Head[]> {
	const signed = db.select({ size: heads.size, note: heads.note, signedAt: heads.signedAt }).from(heads);
	return signed.where(eq(heads.roundId, round)).orderBy(asc(heads.size)).all();
}

/** Hashes of the leaves up to the last signed head, in their order. What came after it is not shown yet. */
export async function listLeafHashes(db: Db, round: RoundId): Promise<Uint8Array[]> {
	const last = (await listHeads(db, round)).at(-1)?.size ?? 0;
	return leafHashes(db, round).slice(0, last);
}
