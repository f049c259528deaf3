import { and, asc, eq, gte, max, sql } from 'drizzle-orm';
import { leafHash } from '../../ballotbox/log.ts';
import type { RoundId } from '../../domain/ids.ts';
import type { Reader, Tx } from '../db/database.ts';
import { noteGrowth } from '../db/growth.ts';
import { prepared } from '../db/prepared.ts';
import { envelopes, leaves } from '../db/tables/ballot-box.ts';

/** Adds a leaf at the end of a round's log, in the transaction of what it tells of. */
export function addLeaf(tx: Tx, round: RoundId, kind: (typeof leaves.$inferInsert)['kind'], body: string) {
	const last = lastLeaf(tx).get({ round });
	const index = (last?.index ?? -1) + 1;
	const hash = Buffer.from(leafHash(body));
	insertLeaf(tx).run({ round, index, kind, body, hash });
	noteGrowth(tx, round);
	return { index, hash };
}

/** A leaf as a second copy keeps it: with its envelope, when it is a vote that has not been opened yet. */
export type KeptLeaf = Pick<typeof leaves.$inferSelect, 'index' | 'kind' | 'body'> & {
	readonly castId: Buffer | null;
	readonly sealed: Buffer | null;
};

/** The leaves of a round's log from `first` on. */
export function leavesFrom(db: Reader, round: RoundId, first: number): KeptLeaf[] {
	return keptLeaves(db).all({ round, first });
}

/** The hashes of all leaves of a round's log, in their order. */
export function leafHashes(db: Reader, round: RoundId): Uint8Array[] {
	return hashesOf(db)
		.all({ round })
		.map(({ hash }) => hash);
}

const { placeholder } = sql;
const inRound = eq(leaves.roundId, placeholder('round'));

const keptLeaves = prepared((db) =>
	db
		.select({
			index: leaves.index,
			kind: leaves.kind,
			body: leaves.body,
			castId: envelopes.castId,
			sealed: envelopes.sealed,
		})
		.from(leaves)
		.leftJoin(envelopes, and(eq(envelopes.roundId, leaves.roundId), eq(envelopes.leafIndex, leaves.index)))
		.where(and(inRound, gte(leaves.index, placeholder('first'))))
		.orderBy(asc(leaves.index))
		.prepare(),
);
const hashesOf = prepared((db) =>
	db.select({ hash: leaves.hash }).from(leaves).where(inRound).orderBy(asc(leaves.index)).prepare(),
);

const lastLeaf = prepared((db) =>
	db
		.select({ index: max(leaves.index) })
		.from(leaves)
		.where(inRound)
		.prepare(),
);
const insertLeaf = prepared((db) =>
	db
		.insert(leaves)
		.values({
			roundId: placeholder('round'),
			index: placeholder('index'),
			kind: placeholder('kind'),
			body: placeholder('body'),
			hash: placeholder('hash'),
		})
		.prepare(),
);
