import { and, desc, eq, sql } from 'drizzle-orm';
import { rawPublicKey, privateKeyFrom } from '../../ballotbox/raw-key.ts';
import { boxKeyFrom } from '../../ballotbox/seal.ts';
import type { RoundId } from '../../domain/ids.ts';
import type { Db, Reader, Tx } from '../db/database.ts';
import { ballotBoxes, envelopes, heads } from '../db/tables/ballot-box.ts';
import { cardTags } from '../db/tables/cards.ts';
import { prepared } from '../db/prepared.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';

export type BallotBox = typeof ballotBoxes.$inferSelect;

/** What a box is made of: the round, and the keys whose public halves it shows. */
export type NewBox = {
	readonly round: RoundId;
	/** Whose log it is: the address of the round without its scheme. */
	readonly logOrigin: string;
	/** 16 bytes by chance: with them the same code makes another key in another round. */
	readonly salt: Uint8Array;
	readonly openingKey: Uint8Array;
	readonly logKey: Uint8Array;
};

/** The box of a round; undefined before one was made. */
export async function findBox(db: Db, round: RoundId): Promise<BallotBox | undefined> {
	return boxOf(db).get({ round });
}

/** As `findBox`, for what happens between a commit and its answer. */
export function boxOfRound(db: Reader, round: RoundId): BallotBox | undefined {
	return boxOf(db).get({ round });
}

/** The last signed head of a round's log; undefined before there was one. */
export function lastHead(db: Reader, round: RoundId): string | undefined {
	return lastHeadOf(db).get({ round })?.note;
}

/** The rounds whose ballots lie sealed in the box. */
export function roundsWithBallots(db: Reader): RoundId[] {
	return db
		.selectDistinct({ round: envelopes.roundId })
		.from(envelopes)
		.all()
		.map(({ round }) => round);
}

/** The salts of all boxes: a code may belong to any of them. */
export async function listSalts(db: Db): Promise<Pick<BallotBox, 'roundId' | 'salt'>[]> {
	return allSalts(db).all();
}

/** The key to which ballots of a round are sealed; undefined before its box was made. */
export async function findSealingKey(db: Db, round: RoundId): Promise<Uint8Array | undefined> {
	return sealingKeyOf(db).get({ round })?.key;
}

/** Whether a round has a card whose code bears this tag. */
export async function hasTag(db: Db, round: RoundId, tag: number): Promise<boolean> {
	return tagOfRound(db).get({ round, tag }) !== undefined;
}

/** Makes the box of a round, once. A second time changes nothing: cards and envelopes depend on it. */
export async function makeBox(db: Db, box: NewBox, { actor, now }: { actor: string; now: number }): Promise<BallotBox> {
	return transact(db, (tx) => {
		const there = tx.select().from(ballotBoxes).where(eq(ballotBoxes.roundId, box.round)).get();
		if (there) return there;
		record(tx, { at: now, actor, action: 'make_box', object: box.round });
		return insertBox(tx, box);
	});
}

/** Puts a new box into a transaction under way. */
export function insertBox(tx: Tx, { round, logOrigin, salt, openingKey, logKey }: NewBox): BallotBox {
	return tx
		.insert(ballotBoxes)
		.values({
			roundId: round,
			salt: Buffer.from(salt),
			boxPublicKey: Buffer.from(boxKeyFrom(openingKey).publicKey),
			logPublicKey: Buffer.from(rawPublicKey(privateKeyFrom('ed25519', logKey))),
			logOrigin,
		})
		.returning()
		.get();
}

const boxOf = prepared((db) =>
	db
		.select()
		.from(ballotBoxes)
		.where(eq(ballotBoxes.roundId, sql.placeholder('round')))
		.prepare(),
);
const lastHeadOf = prepared((db) =>
	db
		.select({ note: heads.note })
		.from(heads)
		.where(eq(heads.roundId, sql.placeholder('round')))
		.orderBy(desc(heads.size))
		.limit(1)
		.prepare(),
);
const allSalts = prepared((db) =>
	db.select({ roundId: ballotBoxes.roundId, salt: ballotBoxes.salt }).from(ballotBoxes).prepare(),
);
const sealingKeyOf = prepared((db) =>
	db
		.select({ key: ballotBoxes.boxPublicKey })
		.from(ballotBoxes)
		.where(eq(ballotBoxes.roundId, sql.placeholder('round')))
		.prepare(),
);
const tagOfRound = prepared((db) =>
	db
		.select({ tag: cardTags.tag })
		.from(cardTags)
		.where(and(eq(cardTags.roundId, sql.placeholder('round')), eq(cardTags.tag, sql.placeholder('tag'))))
		.prepare(),
);
