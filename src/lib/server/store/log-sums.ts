import { asc, eq } from 'drizzle-orm';
import { logBook, type LogSum } from '../../ballotbox/bundle/log-book.ts';
import { voteIn } from '../../ballotbox/leaf.ts';
import type { RoundId } from '../../domain/ids.ts';
import { readManifest } from '../../domain/voting/manifest.ts';
import type { Reader } from '../db/database.ts';
import { leaves } from '../db/tables/ballot-box.ts';
import { listedCards, manifestsOf } from './manifests.ts';

/** What the log of a round came to; undefined while it has not been closed. @throws Error if a leaf could not have come about. */
export function logSumOf(tx: Reader, roundId: RoundId, read = voteIn): LogSum | undefined {
	const manifests = manifestsOf(tx, roundId);
	if (manifests.length === 0) return undefined;
	const { voteChange, cards } = readManifest(manifests.at(-1) ?? '{}');
	const book = logBook({
		...{ round: roundId, manifests, mayChange: voteChange === 'until_close', read },
		...{ cards: new Set(listedCards(tx, roundId)), cardsHash: cards?.hash ?? '' },
	});
	for (const [index, leaf] of leavesOf(tx, roundId).entries()) {
		const said = book.take(leaf);
		if (!said.ok) throw new Error(`leaf ${index} of ${roundId}: ${said.refusal.reason}`);
	}
	return book.sum();
}

/** The leaves of a log as they were hashed, in their order. */
export function leavesOf(tx: Reader, roundId: RoundId): string[] {
	const found = tx.select({ body: leaves.body }).from(leaves).where(eq(leaves.roundId, roundId));
	return found
		.orderBy(asc(leaves.index))
		.all()
		.map(({ body }) => body);
}
