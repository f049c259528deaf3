import { randomUUID } from 'node:crypto';
import { and, eq, max, sql } from 'drizzle-orm';
import type { RoundSecrets } from '../../ballotbox/card-key.ts';
import { id, type BundleId, type RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { CARDS_IN_BUNDLE, type BundleState, type CardStatus } from '../../domain/voting/card.ts';
import {
	maySwap,
	mayVote,
	type CardFacts,
	type CardRefusal,
	type PollFacts,
	type CardSwapRefusal,
} from '../../domain/voting/eligibility.ts';
import type { VotingCode } from '../../domain/voting/voting-card.ts';
import { drawCodes, makeCards, type MadeCard } from '../cards/make-cards.ts';
import type { Db, Reader, Tx } from '../db/database.ts';
import { envelopes } from '../db/tables/ballot-box.ts';
import { cardBundles, cards, cardTags } from '../db/tables/cards.ts';
import { rounds } from '../db/tables/rounds.ts';
import { prepared } from '../db/prepared.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { areCardsFixed, logCards } from './poll-log.ts';
import type { ByTwo } from './poll-step.ts';

/** A wrapped bundle on its way to the printer. The codes are here and nowhere else. */
export type IssuedBundle = { readonly number: number; readonly codes: readonly VotingCode[] };

/** A card by its round and public key. */
export type CardName = { readonly round: RoundId; readonly pub: Uint8Array };

/**
 * New cards in wrapped bundles of 50. The codes are returned once and kept nowhere: whoever loses them
 * issues new cards. The bundles are of no use until two people open them.
 */
export async function issueCards(
	db: Db,
	{ round, bundles, secrets }: { round: RoundId; bundles: number; secrets: RoundSecrets },
	{ actor, now }: { actor: string; now: number },
): Promise<IssuedBundle[]> {
	const drawn = Array.from({ length: bundles }, () => drawCodes(CARDS_IN_BUNDLE));
	const made: MadeCard[][] = [];
	for (const codes of drawn) made.push(await makeCards(codes, secrets));

	return transact(db, (tx) => {
		record(tx, { at: now, actor, action: 'issue_cards', object: round, facts: { bundles } });
		return made.map((bundle, at) => ({
			number: insertBundle(tx, round, bundle, 'inactive'),
			codes: drawn[at] ?? [],
		}));
	});
}

/** Puts a bundle into a transaction under way; answers with its number. The cards' order tells nothing of the codes'. */
export function insertBundle(tx: Tx, round: RoundId, made: readonly MadeCard[], state: BundleState): number {
	const last = tx
		.select({ number: max(cardBundles.number) })
		.from(cardBundles)
		.where(eq(cardBundles.roundId, round))
		.get();
	const bundle = { id: id<BundleId>(randomUUID()), roundId: round, number: (last?.number ?? 0) + 1, state };
	tx.insert(cardBundles).values(bundle).run();

	for (const { pub, tag } of made) {
		tx.insert(cards).values({ pub, roundId: round, bundleId: bundle.id }).run();
		tx.insert(cardTags).values({ roundId: round, tag }).onConflictDoNothing().run();
	}
	return bundle.number;
}

export type BundleRefusal = { readonly reason: 'no_such_bundle' | 'bundle_not_closed' | 'same_person' };

/** Opens a wrapped bundle before the eyes of two people: from now on its cards can vote. */
export async function openBundle(
	db: Db,
	{ round, number }: { round: RoundId; number: number },
	{ actor, witness, now }: { actor: string; witness: string; now: number },
): Promise<Result<null, BundleRefusal>> {
	return transact(db, (tx) => {
		if (actor === witness) return refuse({ reason: 'same_person' });
		const named = and(eq(cardBundles.roundId, round), eq(cardBundles.number, number));
		const bundle = tx.select().from(cardBundles).where(named).get();
		if (!bundle) return refuse({ reason: 'no_such_bundle' });
		if (bundle.state !== 'inactive') return refuse({ reason: 'bundle_not_closed' });

		tx.update(cardBundles).set({ state: 'active', openedBy: actor, openedWith: witness }).where(named).run();
		const inBundle = tx.select({ pub: cards.pub }).from(cards).where(eq(cards.bundleId, bundle.id)).all();
		const opened = inBundle.map(({ pub }) => pub);
		logCards(tx, round, 'cred-add', opened);
		record(tx, { at: now, actor, action: 'open_bundle', object: bundle.id, facts: { number, witness } });
		return ok(null);
	});
}

/** Takes every bundle that nobody has opened out of use, in a transaction under way; answers with the keys of its cards. */
export function revokeClosedBundles(tx: Tx, round: RoundId): Uint8Array[] {
	const closed = and(eq(cardBundles.roundId, round), eq(cardBundles.state, 'inactive'));
	const inThem = tx.select({ pub: cards.pub }).from(cards).innerJoin(cardBundles, eq(cardBundles.id, cards.bundleId));
	const wrapped = inThem.where(closed).all();
	tx.update(cardBundles).set({ state: 'revoked' }).where(closed).run();
	return wrapped.map(({ pub }) => pub);
}

export type SwapRefusal = CardSwapRefusal | { readonly reason: 'same_person' | 'unknown_code' | 'cards_fixed' };

/** Two people burn a card for a paper ballot. A card that has voted where votes are never changed keeps its vote. */
export async function swapForPaper(
	db: Db,
	name: CardName,
	{ actor, witness, now }: ByTwo,
): Promise<Result<null, SwapRefusal>> {
	return transact(db, (tx) => {
		if (actor === witness) return refuse({ reason: 'same_person' });
		const found = standing(tx, name);
		if (!found) return refuse({ reason: 'unknown_code' });
		if (areCardsFixed(tx, name.round)) return refuse({ reason: 'cards_fixed' });
		const may = maySwap(found.card, found.poll, now);
		if (!may.ok) return may;

		setStatus(tx, name, 'paper');
		logCards(tx, name.round, 'paper-mark', [name.pub]);
		record(tx, { at: now, actor, action: 'swap_for_paper', object: name.round, facts: { witness } });
		return ok(null);
	});
}

/** Whether a round has this card. */
export async function isCard(db: Db, { round, pub }: CardName): Promise<boolean> {
	return cardOfRound(db).get({ round, pub: Buffer.from(pub) }) !== undefined;
}

/** What a card may do now, with how many votes it has cast; refused with the first rule that says no. */
export async function findStanding(
	db: Db,
	name: CardName,
	now: number,
): Promise<Result<{ readonly votes: number }, CardRefusal | { readonly reason: 'unknown_code' }>> {
	const found = standing(db, name);
	if (!found) return refuse({ reason: 'unknown_code' });
	const may = mayVote(found.card, found.poll, now);
	return may.ok ? ok({ votes: found.card.votes }) : may;
}

/** The facts about a card and its poll; undefined when the round has no such card. */
export function standing(tx: Reader, { round, pub }: CardName): { card: CardFacts; poll: PollFacts } | undefined {
	const found = factsOfCard(tx).get({ round, pub: Buffer.from(pub) });
	if (!found) return undefined;

	const { poll, bundle, ...card } = found;
	return { card: { ...card, bundle }, poll };
}

function setStatus(tx: Tx, { pub }: CardName, status: CardStatus): void {
	tx.update(cards)
		.set({ status })
		.where(eq(cards.pub, Buffer.from(pub)))
		.run();
}

const ofRound = and(eq(cards.pub, sql.placeholder('pub')), eq(cards.roundId, sql.placeholder('round')));

const cardOfRound = prepared((db) => db.select({ pub: cards.pub }).from(cards).where(ofRound).prepare());

const factsOfCard = prepared((db) =>
	db
		.select({
			status: cards.status,
			inLine: cards.inLine,
			bundle: cardBundles.state,
			votes: sql<number>`(SELECT count(*) FROM ${envelopes} WHERE ${envelopes.pub} = ${cards.pub})`,
			poll: {
				pollState: rounds.pollState,
				opensAt: rounds.opensAt,
				closesAt: rounds.closesAt,
				graceUntil: rounds.graceUntil,
				resultAt: rounds.resultAt,
				voteChange: rounds.voteChange,
			},
		})
		.from(cards)
		.innerJoin(rounds, eq(rounds.id, cards.roundId))
		.leftJoin(cardBundles, eq(cardBundles.id, cards.bundleId))
		.where(ofRound)
		.prepare(),
);
