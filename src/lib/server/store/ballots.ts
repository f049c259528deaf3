import { and, desc, eq, like, sql } from 'drizzle-orm';
import type { CardKey } from '../../ballotbox/card-key.ts';
import { signVote } from '../../ballotbox/leaf.ts';
import { receiptOf } from '../../ballotbox/receipt.ts';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { mayVote, type CardRefusal } from '../../domain/voting/eligibility.ts';
import type { Db, Reader, Tx } from '../db/database.ts';
import { envelopes, leaves } from '../db/tables/ballot-box.ts';
import { prepared } from '../db/prepared.ts';
import { isDiskFault } from '../db/disk-fault.ts';
import { openGroupCommit } from '../db/group-commit.ts';
import { transactEach } from '../db/transact.ts';
import type { BusyRefusal } from '../queue.ts';
import { standing, type CardName } from './cards.ts';
import { addLeaf } from './leaves.ts';

/** A ballot on its way into the box: sealed already, so that no choice comes near the database. */
export type Cast = {
	readonly round: RoundId;
	readonly key: CardKey;
	/** Which act of casting this is: sent again, it is the same. 16 bytes. */
	readonly castId: Uint8Array;
	readonly sealed: Uint8Array;
};

export type CastRefusal = CardRefusal | { readonly reason: 'unknown_code' };

/** Why a ballot is not in the box though nothing speaks against it: it may come again. */
export type KeepRefusal = BusyRefusal | { readonly reason: 'disk_refuses' };

/**
 * Puts a ballot in the box, exactly once, and answers with its receipt; or says why it cannot be.
 * What comes again with the same `castId` gets the same receipt, even after closing: that vote is in the box.
 * Ballots that come together are committed together. When it has answered, the vote is on the disk.
 */
export async function castBallot(db: Db, cast: Cast, now: number): Promise<Result<string, CastRefusal | KeepRefusal>> {
	try {
		return await (slot(db)({ cast, now }) ?? refuse({ reason: 'busy' }));
	} catch (fault) {
		if (!isDiskFault(fault)) throw fault;
		return refuse({ reason: 'disk_refuses' });
	}
}

/** The slot of the box, one a database. */
const slot = prepared((db) =>
	openGroupCommit((casts: readonly { readonly cast: Cast; readonly now: number }[]) =>
		transactEach(db, casts, (tx, { cast, now }) => putOnce(tx, cast, now)),
	),
);

function putOnce(tx: Tx, cast: Cast, now: number): Result<string, CastRefusal> {
	const pub = Buffer.from(cast.key.publicKey);
	const earlier = receiptOfAct(tx, pub, cast.castId);
	if (earlier) return ok(earlier);

	const found = standing(tx, { round: cast.round, pub });
	if (!found) return refuse({ reason: 'unknown_code' });
	const may = mayVote(found.card, found.poll, now);
	if (!may.ok) return may;

	return ok(putInBox(tx, cast, found.card.votes + 1));
}

/** The receipt of the vote that counts for a card: whether it is in the box, never what it is. */
export async function findReceipt(db: Db, { round, pub }: CardName): Promise<string | undefined> {
	const found = lastVote(db).get({ pub: Buffer.from(pub) });
	return found ? receiptOf(found.index, found.hash) : receiptInLog(db, { round, pub });
}

/** The receipt of one act of casting; undefined when it never reached the box. */
export async function findCast(db: Db, { pub }: CardName, castId: Uint8Array): Promise<string | undefined> {
	return receiptOfAct(db, pub, castId);
}

function putInBox(tx: Tx, { round, key, castId, sealed }: Cast, version: number): string {
	const body = signVote({ round, version, sealed }, key);
	const { index, hash } = addLeaf(tx, round, 'vote', body);
	addEnvelope(tx).run({
		round,
		index,
		pub: Buffer.from(key.publicKey),
		version,
		castId: Buffer.from(castId),
		sealed: Buffer.from(sealed),
	});
	return receiptOf(index, hash);
}

function receiptOfAct(tx: Reader, pub: Uint8Array, castId: Uint8Array): string | undefined {
	const found = voteOfAct(tx).get({ pub: Buffer.from(pub), castId: Buffer.from(castId) });
	return found && receiptOf(found.index, found.hash);
}

const { placeholder } = sql;
const ofCard = eq(envelopes.pub, placeholder('pub'));

const leafOfVote = (db: Db) =>
	db
		.select({ index: leaves.index, hash: leaves.hash })
		.from(envelopes)
		.innerJoin(leaves, and(eq(leaves.roundId, envelopes.roundId), eq(leaves.index, envelopes.leafIndex)));

const voteOfAct = prepared((db) =>
	leafOfVote(db)
		.where(and(ofCard, eq(envelopes.castId, placeholder('castId'))))
		.prepare(),
);
const lastVote = prepared((db) => leafOfVote(db).where(ofCard).orderBy(desc(envelopes.version)).limit(1).prepare());

const addEnvelope = prepared((db) =>
	db
		.insert(envelopes)
		.values({
			roundId: placeholder('round'),
			leafIndex: placeholder('index'),
			pub: placeholder('pub'),
			version: placeholder('version'),
			castId: placeholder('castId'),
			sealed: placeholder('sealed'),
		})
		.prepare(),
);

/** As the last vote, once the envelopes have been destroyed: the log still tells that the card has voted. */
function receiptInLog(tx: Reader, { round, pub }: CardName): string | undefined {
	const ofCard = like(leaves.body, `%\nvote\n${Buffer.from(pub).toString('hex')}\n%`);
	const found = tx
		.select({ index: leaves.index, hash: leaves.hash })
		.from(leaves)
		.where(and(eq(leaves.roundId, round), eq(leaves.kind, 'vote'), ofCard))
		.orderBy(desc(leaves.index))
		.limit(1)
		.get();
	return found && receiptOf(found.index, found.hash);
}
