import { createHash } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { signCheckpoint } from '../../ballotbox/checkpoint.ts';
import { eventLeaf, type PollLeafKind } from '../../ballotbox/event-leaf.ts';
import { logOf, rootOf, sizeOf } from '../../ballotbox/log.ts';
import { printVerifier } from '../../ballotbox/note.ts';
import { privateKeyFrom } from '../../ballotbox/raw-key.ts';
import type { RoundId } from '../../domain/ids.ts';
import { mayChangeCards, runningStates, type PollState } from '../../domain/round/poll.ts';
import type { Tx } from '../db/database.ts';
import { noteGrowth } from '../db/growth.ts';
import { auditLog } from '../db/tables/audit.ts';
import { heads } from '../db/tables/ballot-box.ts';
import { rounds } from '../db/tables/rounds.ts';
import type { BallotBox } from './ballot-boxes.ts';
import { addLeaf, leafHashes } from './leaves.ts';

/** SHA-256 of a text or of bytes, in hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
	return createHash('sha256').update(content).digest('hex');
}

/** Adds an event of the poll to its log, in the transaction of the event. */
export function logEvent(tx: Tx, round: RoundId, kind: PollLeafKind, facts: readonly (string | number)[]): void {
	addLeaf(tx, round, kind, eventLeaf(round, kind, facts));
}

/** Adds a change of the cards to the log while votes are taken: before, the manifest names them all. */
export function logCards(
	tx: Tx,
	round: RoundId,
	kind: 'cred-add' | 'cred-revoke' | 'paper-mark',
	pubs: readonly Uint8Array[],
): void {
	const isRunning = runningStates.some((state) => state === pollStateOf(tx, round));
	if (isRunning && pubs.length > 0) logEvent(tx, round, kind, [pubs.length, ...inOrder(pubs)]);
}

/** Whether the poll is over for the cards: what they did can be changed no more. */
export function areCardsFixed(tx: Tx, round: RoundId): boolean {
	const state = pollStateOf(tx, round);
	return state !== undefined && !mayChangeCards(state);
}

function pollStateOf(tx: Tx, round: RoundId): PollState | undefined {
	return tx.select({ state: rounds.pollState }).from(rounds).where(eq(rounds.id, round)).get()?.state;
}

/** Public keys of cards as sorted texts: the order tells nothing of how they were made. */
export function inOrder(pubs: readonly Uint8Array[]): string[] {
	return pubs.map((pub) => Buffer.from(pub).toString('hex')).sort();
}

/** The full hour that has begun at `now`. */
export const fullHour = (now: number) => Math.floor(now / hour) * hour;

const hour = 3_600_000;

/** Adds the head of the audit log to the public one, with the hour, so that it cannot be written anew afterwards. */
export function logAuditHead(tx: Tx, round: RoundId, now: number): void {
	const deeds = tx.select({ seq: auditLog.seq, hash: auditLog.hash }).from(auditLog);
	const last = deeds.orderBy(desc(auditLog.seq)).limit(1).get();
	if (last) logEvent(tx, round, 'audit-head', [last.seq, last.hash.toString('hex'), fullHour(now)]);
}

/** Signs the head of the log as it stands now: at opening, at a full hour, at closing. `logKey` is the seed from KEY_DIR. */
export function signHead(tx: Tx, { roundId, logOrigin }: BallotBox, logKey: Uint8Array, signedAt: number): void {
	const log = logOf(leafHashes(tx, roundId));
	const head = { origin: logOrigin, size: sizeOf(log), root: rootOf(log) };
	const note = signCheckpoint(head, { name: logOrigin, privateKey: privateKeyFrom('ed25519', logKey) });
	tx.insert(heads).values({ roundId, size: head.size, note, signedAt }).onConflictDoNothing().run();
	noteGrowth(tx, roundId);
}

/** Who signs the heads of a box, as one line for the manifest. */
export function verifierLine({ logOrigin, logPublicKey }: Pick<BallotBox, 'logOrigin' | 'logPublicKey'>): string {
	return printVerifier({ name: logOrigin, publicKey: logPublicKey });
}
