import { and, count, eq, exists, not } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { IN_LINE_TIME, mayClose, type ClosingRefusal } from '../../domain/round/poll.ts';
import { missingToOpen, type Missing } from '../../domain/round/readiness.ts';
import { readManifest } from '../../domain/voting/manifest.ts';
import type { Db, Reader, Tx } from '../db/database.ts';
import { ballotBoxes, envelopes } from '../db/tables/ballot-box.ts';
import { cards } from '../db/tables/cards.ts';
import { ballotVersions } from '../db/tables/polls.ts';
import { pollingPlaces, rounds } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { revokeClosedBundles, type CardName } from './cards.ts';
import { ballotVersionOf, manifestOf } from './manifests.ts';
import { inOrder, logAuditHead, logEvent, sha256, signHead } from './poll-log.ts';
import { movePoll, roundWithBox, type By, type ByTwo, type Step, type StepRefusal } from './poll-step.ts';
import { readinessOf } from './readiness.ts';

/** A round, and the seed of the key that signs its log. */
export type SignedRound = { readonly round: RoundId; readonly logKey: Uint8Array };

export type OpenRefusal = StepRefusal | { readonly reason: 'not_ready'; readonly missing: readonly Missing[] };
export type ExtendRefusal = StepRefusal | { readonly reason: 'not_later' | 'already_closing_time' };
export type InLineRefusal = { readonly reason: 'not_open' | 'already_closing_time' | 'unknown_code' };
export type CloseRefusal = StepRefusal | ClosingRefusal;

/**
 * Two people open the poll. The manifest is completed with the list of cards, the log begins with its hash,
 * and the head at opening is signed. Refused with everything that is missing.
 */
export async function openPoll(
	db: Db,
	{ round: id, logKey, languages }: SignedRound & { readonly languages: readonly string[] },
	by: ByTwo,
): Promise<Result<null, OpenRefusal>> {
	return transact(db, (tx) => {
		const missing = missingToOpen(readinessOf(tx, id, languages), by.now);
		const moved = movePoll(tx, id, 'open', by);
		if (!moved.ok) return moved;
		if (missing.length > 0) return refuse({ reason: 'not_ready', missing });

		tx.update(rounds).set({ openedAt: by.now }).where(eq(rounds.id, id)).run();
		announceOpening(tx, moved.value, logKey, by.now);
		return ok(null);
	});
}

/** Completes the manifest with the list of cards, begins the log with its hash, and signs the first head. */
export function announceOpening(tx: Tx, { round, box }: Step, logKey: Uint8Array, now: number): void {
	const { id } = round;
	const mayVote = and(eq(cards.roundId, id), eq(cards.status, 'active'));
	tx.update(cards).set({ listed: true }).where(mayVote).run();
	const version = ballotVersionOf(tx, id);
	const manifest = manifestOf(tx, { round, box }, { version, withCards: true });
	const cardList = readManifest(manifest).cards;
	tx.update(ballotBoxes).set({ manifest }).where(eq(ballotBoxes.roundId, id)).run();
	tx.insert(ballotVersions)
		.values({ roundId: id, version, manifest, madeBy: 'system', madeAt: now })
		.onConflictDoUpdate({ target: [ballotVersions.roundId, ballotVersions.version], set: { manifest } })
		.run();

	logEvent(tx, id, 'open', [sha256(manifest), cardList?.count ?? 0, cardList?.hash ?? '-']);
	signHead(tx, box, logKey, now);
}

/** Two people keep the poll open longer. Only while it still is: what has closed is not opened again. */
export async function extendPoll(
	db: Db,
	{ round: id, closesAt }: { readonly round: RoundId; readonly closesAt: number },
	by: ByTwo,
): Promise<Result<null, ExtendRefusal>> {
	return transact(db, (tx) => {
		const moved = movePoll(tx, id, 'extend', by, { closesAt });
		if (!moved.ok) return moved;
		const { round } = moved.value;
		const before = round.closesAt ?? 0;
		if (by.now >= before) return refuse({ reason: 'already_closing_time' });
		if (closesAt <= before) return refuse({ reason: 'not_later' });

		const shifted = (at: number | null) => (at === null ? null : Math.max(at, at + closesAt - before));
		const times = { closesAt, graceUntil: shifted(round.graceUntil), resultAt: shifted(round.resultAt) };
		tx.update(rounds).set(times).where(eq(rounds.id, id)).run();
		const closingWithIt = and(eq(pollingPlaces.roundId, id), eq(pollingPlaces.closesAt, before));
		tx.update(pollingPlaces).set({ closesAt }).where(closingWithIt).run();

		logEvent(tx, id, 'extend', [before, closesAt]);
		return ok(null);
	});
}

/**
 * Notes that the holder of a card stands in line before closing time: it may vote until the time of grace is over.
 * Nothing but that is kept of the card.
 */
export async function markInLine(
	db: Db,
	{ round: id, pub }: CardName,
	{ actor, now }: By,
): Promise<Result<null, InLineRefusal>> {
	return transact(db, (tx) => {
		const { round } = roundWithBox(tx, id);
		if (round.pollState !== 'open') return refuse({ reason: 'not_open' });
		if (round.closesAt === null || now >= round.closesAt) return refuse({ reason: 'already_closing_time' });

		const own = and(eq(cards.pub, Buffer.from(pub)), eq(cards.roundId, id));
		const { changes } = tx.update(cards).set({ inLine: true }).where(own).run();
		if (changes === 0) return refuse({ reason: 'unknown_code' });
		const graceUntil = round.graceUntil ?? round.closesAt + IN_LINE_TIME;
		tx.update(rounds).set({ graceUntil }).where(eq(rounds.id, id)).run();
		record(tx, { at: now, actor, action: 'mark_in_line', object: id });
		return ok(null);
	});
}

/**
 * Two people close the poll, in one transaction: what was cast before it is in the box, what comes after is refused.
 * Bundles that nobody opened are taken out of use, and the last head is signed.
 */
export async function closePoll(
	db: Db,
	{ round: id, logKey }: SignedRound,
	by: ByTwo,
): Promise<Result<null, CloseRefusal>> {
	return transact(db, (tx) => {
		const moved = movePoll(tx, id, 'close', by);
		if (!moved.ok) return moved;
		const { round, box } = moved.value;
		const may = mayClose({ ...round, waitingInLine: waitingInLine(tx, id) }, by.now);
		if (!may.ok) return may;

		const wrapped = revokeClosedBundles(tx, id);
		if (wrapped.length > 0) logEvent(tx, id, 'cred-revoke', [wrapped.length, ...inOrder(wrapped)]);
		tx.update(rounds).set({ closedAt: by.now }).where(eq(rounds.id, id)).run();

		logAuditHead(tx, id, by.now);
		logEvent(tx, id, 'close', [sha256(box.manifest ?? '')]);
		signHead(tx, box, logKey, by.now);
		return ok(null);
	});
}

/** Cards of people in line that have not voted yet. */
export function waitingInLine(tx: Reader, round: RoundId): number {
	const voted = tx.select({ pub: envelopes.pub }).from(envelopes).where(eq(envelopes.pub, cards.pub));
	const waiting = and(eq(cards.roundId, round), eq(cards.inLine, true), eq(cards.status, 'active'), not(exists(voted)));
	return tx.select({ waiting: count() }).from(cards).where(waiting).get()?.waiting ?? 0;
}
