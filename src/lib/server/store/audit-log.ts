import { aliasedTable, asc, desc, eq, lt } from 'drizzle-orm';
import type { Db } from '../db/database.ts';
import { auditLog } from '../db/tables/audit.ts';
import { people } from '../db/tables/people.ts';
import { rounds } from '../db/tables/rounds.ts';
import { chain } from './audit.ts';

/** Whether the log is as it was written: how many deeds it holds, or the first that does not fit. */
export type Chain =
	{ readonly isWhole: true; readonly deeds: number } | { readonly isWhole: false; readonly seq: number };

/** Follows the chain of the log from its beginning. A deed that was changed, taken out or put in breaks it. */
export async function followChain(db: Db): Promise<Chain> {
	const rows = db.select().from(auditLog).orderBy(asc(auditLog.seq)).all();
	let prev: Buffer = Buffer.alloc(32);
	for (const [place, row] of rows.entries()) {
		const fits = row.seq === place + 1 && row.prev.equals(prev) && row.hash.equals(chain(prev, row));
		if (!fits) return { isWhole: false, seq: row.seq };
		prev = row.hash;
	}
	return { isWhole: true, deeds: rows.length };
}

/**
 * Deeds, the newest first, from the one before `before`. The log holds ids only; the names beside them are those
 * that the people and rounds bear today.
 */
export async function listDeeds(db: Db, { before, many }: { before: number; many: number }) {
	const [actor, object] = [aliasedTable(people, 'actor'), aliasedTable(people, 'object')];
	return db
		.select({
			seq: auditLog.seq,
			at: auditLog.at,
			action: auditLog.action,
			actor: auditLog.actor,
			actorName: actor.name,
			object: auditLog.object,
			objectName: object.name,
			roundName: rounds.name,
			facts: auditLog.facts,
		})
		.from(auditLog)
		.leftJoin(actor, eq(actor.id, auditLog.actor))
		.leftJoin(object, eq(object.id, auditLog.object))
		.leftJoin(rounds, eq(rounds.id, auditLog.object))
		.where(lt(auditLog.seq, before))
		.orderBy(desc(auditLog.seq))
		.limit(many)
		.all();
}
