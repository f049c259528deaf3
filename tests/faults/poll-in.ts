import type { Database } from 'better-sqlite3';
import { headIn } from '../../src/lib/ballotbox/checkpoint.ts';
import { leafHash, logOf, rootOf } from '../../src/lib/ballotbox/log.ts';

/** Whether the poll is closed, and whether box, log and heads agree: the log without a gap, a closed poll under a head of all of it. */
export function pollIn(db: Database, round: string): { isClosed: boolean; isWhole: boolean } {
	const state = db.prepare('SELECT poll_state FROM rounds WHERE id = ?').pluck().get(round);
	const log = db.prepare('SELECT idx, kind, body FROM leaves WHERE round_id = ? ORDER BY idx').all(round) as {
		readonly idx: number;
		readonly kind: string;
		readonly body: string;
	}[];
	const notes = db.prepare('SELECT note FROM heads WHERE round_id = ? ORDER BY size').pluck().all(round) as string[];
	const votes = Number(db.prepare('SELECT count(*) FROM envelopes WHERE round_id = ?').pluck().get(round));
	const hashes = logOf(log.map(({ body }) => leafHash(body)));
	const heads = notes.map(headIn);
	const isClosed = state === 'closed';
	const isWhole = [
		log.every(({ idx }, at) => idx === at),
		log.filter(({ kind }) => kind === 'vote').length === votes,
		heads.every((head) => head && Buffer.from(head.root).equals(rootOf(hashes, head.size))),
		isClosed === (log.at(-1)?.kind === 'close'),
		!isClosed || heads.at(-1)?.size === log.length,
	].every(Boolean);
	return { isClosed, isWhole };
}
