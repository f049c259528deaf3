import { and, desc, eq, gt } from 'drizzle-orm';
import { printProof } from '../../ballotbox/log-receipt.ts';
import { logOf } from '../../ballotbox/log.ts';
import { indexOnReceipt, isReceiptOf, receiptOf } from '../../ballotbox/receipt.ts';
import type { RoundId } from '../../domain/ids.ts';
import type { Db } from '../db/database.ts';
import { heads, leaves } from '../db/tables/ballot-box.ts';
import { rounds } from '../db/tables/rounds.ts';
import { leafHashes } from './leaves.ts';
import { fullHour } from './poll-log.ts';

/** The proof that a vote is in the log, or, before a head was signed over it, when to come again. */
export type LogProof = { readonly text: string } | { readonly after: number };

/** The proof behind a receipt. Undefined when its log has ended without a head that reaches it. */
export async function findProof(db: Db, round: RoundId, receipt: string, now: number): Promise<LogProof | undefined> {
	const index = indexOnReceipt(receipt);
	if (index === undefined) return undefined;
	const reaching = and(eq(heads.roundId, round), gt(heads.size, index));
	const head = db.select().from(heads).where(reaching).orderBy(desc(heads.size)).limit(1).get();
	if (head) return { text: printProof(logOf(leafHashes(db, round)), index, head) };

	const poll = db.select({ state: rounds.pollState }).from(rounds).where(eq(rounds.id, round)).get();
	return poll?.state === 'open' ? { after: fullHour(now) + 3_600_000 } : undefined;
}

/** The vote that a typed receipt belongs to, in whichever round: this works when the codes no longer do. */
export async function findVoteByReceipt(
	db: Db,
	typed: string,
): Promise<{ readonly round: RoundId; readonly receipt: string } | undefined> {
	const index = indexOnReceipt(typed);
	if (index === undefined) return undefined;
	const there = and(eq(leaves.index, index), eq(leaves.kind, 'vote'));
	const found = db.select().from(leaves).where(there).all();
	const vote = found.find(({ hash }) => isReceiptOf(typed, index, hash));
	return vote && { round: vote.roundId, receipt: receiptOf(index, vote.hash) };
}
