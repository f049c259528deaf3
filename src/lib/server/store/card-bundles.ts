import { and, asc, count, eq } from 'drizzle-orm';
import type { BundleId, RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { BundleState } from '../../domain/voting/card.ts';
import type { Db } from '../db/database.ts';
import { cardBundles, cards } from '../db/tables/cards.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import type { CardName } from './cards.ts';
import { areCardsFixed, logCards } from './poll-log.ts';
import type { ByTwo } from './poll-step.ts';

/** A bundle as it lies in the box of cards. */
export type BundleInView = {
	readonly id: BundleId;
	readonly number: number;
	readonly state: BundleState;
	readonly cards: number;
};

export type RevokeRefusal = {
	readonly reason:
		'same_person' | 'no_such_bundle' | 'already_revoked' | 'unknown_code' | 'cards_fixed' | 'card_on_paper';
};

/** The bundles of a round, in the order of their numbers. */
export async function listBundles(db: Db, round: RoundId): Promise<BundleInView[]> {
	return db
		.select({ id: cardBundles.id, number: cardBundles.number, state: cardBundles.state, cards: count(cards.pub) })
		.from(cardBundles)
		.leftJoin(cards, and(eq(cards.bundleId, cardBundles.id), eq(cards.status, 'active')))
		.where(eq(cardBundles.roundId, round))
		.groupBy(cardBundles.id)
		.orderBy(asc(cardBundles.number))
		.all();
}

/** Two people take a whole bundle out of use: its cards can vote no more, and votes cast with them do not count. */
export async function revokeBundle(
	db: Db,
	{ round, number }: { round: RoundId; number: number },
	{ actor, witness, now }: ByTwo,
): Promise<Result<null, RevokeRefusal>> {
	return transact(db, (tx) => {
		if (actor === witness) return refuse({ reason: 'same_person' });
		if (areCardsFixed(tx, round)) return refuse({ reason: 'cards_fixed' });
		const named = and(eq(cardBundles.roundId, round), eq(cardBundles.number, number));
		const bundle = tx.select().from(cardBundles).where(named).get();
		if (!bundle) return refuse({ reason: 'no_such_bundle' });
		if (bundle.state === 'revoked') return refuse({ reason: 'already_revoked' });

		const inBundle = and(eq(cards.bundleId, bundle.id), eq(cards.status, 'active'));
		const revoked = tx.update(cards).set({ status: 'revoked' }).where(inBundle).returning({ pub: cards.pub }).all();
		tx.update(cardBundles).set({ state: 'revoked' }).where(named).run();
		const pubs = revoked.map(({ pub }) => pub);
		logCards(tx, round, 'cred-revoke', pubs);
		record(tx, { at: now, actor, action: 'revoke_bundle', object: bundle.id, facts: { number, witness } });
		return ok(null);
	});
}

/** Two people take one card out of use. */
export async function revokeCard(
	db: Db,
	{ round, pub }: CardName,
	{ actor, witness, now }: ByTwo,
): Promise<Result<null, RevokeRefusal>> {
	return transact(db, (tx) => {
		if (actor === witness) return refuse({ reason: 'same_person' });
		if (areCardsFixed(tx, round)) return refuse({ reason: 'cards_fixed' });
		const named = and(eq(cards.pub, Buffer.from(pub)), eq(cards.roundId, round));
		const card = tx.select().from(cards).where(named).get();
		if (!card) return refuse({ reason: 'unknown_code' });
		if (card.status === 'revoked') return refuse({ reason: 'already_revoked' });
		// its paper lies in the box, or will: the account of the papers counts on it
		if (card.status === 'paper') return refuse({ reason: 'card_on_paper' });

		tx.update(cards).set({ status: 'revoked' }).where(named).run();
		logCards(tx, round, 'cred-revoke', [pub]);
		record(tx, { at: now, actor, action: 'revoke_card', object: round, facts: { witness } });
		return ok(null);
	});
}
