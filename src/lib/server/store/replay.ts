import { eq, inArray } from 'drizzle-orm';
import { readVote } from '../../ballotbox/leaf.ts';
import { leafHash } from '../../ballotbox/log.ts';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Tx } from '../db/database.ts';
import { envelopes } from '../db/tables/ballot-box.ts';
import { cardBundles, cards } from '../db/tables/cards.ts';
import { transact } from '../db/transact.ts';
import { addLeaf, leafHashes, type KeptLeaf } from './leaves.ts';

/** Why a journal does not go on where a database ends. */
export type ReplayRefusal = {
	/** They tell different things · a leaf is missing between them · more has happened than a journal can tell. */
	readonly reason: 'not_the_same_log' | 'leaf_missing' | 'more_than_votes';
	readonly index: number;
};

/** Adds to a log what a journal has after its end, with its envelopes and what it says of cards. Answers with how much. */
export async function replayJournal(
	db: Db,
	round: RoundId,
	kept: readonly KeptLeaf[],
): Promise<Result<number, ReplayRefusal>> {
	return transact(db, (tx) => {
		const hashes = leafHashes(tx, round);
		let added = 0;
		for (const leaf of kept) {
			const { index, body } = leaf;
			const known = hashes[index];
			if (known && Buffer.compare(known, leafHash(body)) !== 0) return refuse({ reason: 'not_the_same_log', index });
			if (known) continue;
			if (index !== hashes.length + added) return refuse({ reason: 'leaf_missing', index: hashes.length + added });
			if (!replayLeaf(tx, round, leaf)) return refuse({ reason: 'more_than_votes', index });
			added += 1;
		}
		return ok(added);
	});
}

/** Whether this leaf could be added with all that belongs to it. */
function replayLeaf(tx: Tx, round: RoundId, leaf: KeptLeaf): boolean {
	const { kind, body } = leaf;
	addLeaf(tx, round, kind, body);
	switch (kind) {
		case 'vote':
			return addEnvelope(tx, round, leaf);
		case 'paper-mark':
			tx.update(cards)
				.set({ status: 'paper' })
				.where(inArray(cards.pub, cardsOf(body)))
				.run();
			return true;
		case 'cred-revoke':
			tx.update(cards)
				.set({ status: 'revoked' })
				.where(inArray(cards.pub, cardsOf(body)))
				.run();
			return true;
		case 'cred-add':
			openBundles(tx, cardsOf(body));
			return true;
		case 'audit-head':
			return true;
		default:
			return false;
	}
}

function addEnvelope(tx: Tx, roundId: RoundId, { index, body, castId, sealed }: KeptLeaf): boolean {
	const vote = readVote(body);
	if (!vote.ok || castId === null || sealed === null) return false;
	const { card, version } = vote.value;
	tx.insert(envelopes)
		.values({ roundId, leafIndex: index, pub: Buffer.from(card, 'hex'), version, castId, sealed })
		.run();
	return true;
}

function openBundles(tx: Tx, pubs: readonly Buffer[]): void {
	const found = tx
		.selectDistinct({ id: cards.bundleId })
		.from(cards)
		.where(inArray(cards.pub, [...pubs]))
		.all();
	for (const { id } of found) {
		if (id !== null) tx.update(cardBundles).set({ state: 'active' }).where(eq(cardBundles.id, id)).run();
	}
}

/** The cards that an event tells of: their number, then each. */
const cardsOf = (body: string) =>
	body
		.trimEnd()
		.split('\n')
		.slice(4)
		.map((pub) => Buffer.from(pub, 'hex'));
