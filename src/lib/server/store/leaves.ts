import { eq, max, sql } from 'drizzle-orm';
import { leafHash } from '../../ballotbox/log.ts';
import type { RoundId } from '../../domain/ids.ts';
import type { Tx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import { leaves } from '../db/tables/ballot-box.ts';

/** Adds a leaf at the end of a round's log, in the transaction of what it tells of. */
export function addLeaf(tx: Tx, round: RoundId, kind: (typeof leaves.$inferInsert)['kind'], body: string) {
	const last = lastLeaf(tx).get({ round });
	const index = (last?.index ?? -1) + 1;
	const hash = Buffer.from(leafHash(body));
	insertLeaf(tx).run({ round, index, kind, body, hash });
	return { index, hash };
}

const { placeholder } = sql;

const lastLeaf = prepared((db) =>
	db
		.select({ index: max(leaves.index) })
		.from(leaves)
		.where(eq(leaves.roundId, placeholder('round')))
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
