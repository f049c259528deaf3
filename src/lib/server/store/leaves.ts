import { eq, max } from 'drizzle-orm';
import { leafHash } from '../../ballotbox/log.ts';
import type { RoundId } from '../../domain/ids.ts';
import type { Tx } from '../db/database.ts';
import { leaves } from '../db/tables/ballot-box.ts';

/** Adds a leaf at the end of a round's log, in the transaction of what it tells of. */
export function addLeaf(tx: Tx, round: RoundId, kind: (typeof leaves.$inferInsert)['kind'], body: string) {
	const last = tx
		.select({ index: max(leaves.index) })
		.from(leaves)
		.where(eq(leaves.roundId, round))
		.get();
	const index = (last?.index ?? -1) + 1;
	const hash = Buffer.from(leafHash(body));
	tx.insert(leaves).values({ roundId: round, index, kind, body, hash }).run();
	return { index, hash };
}
