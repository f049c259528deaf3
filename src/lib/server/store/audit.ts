import { createHash } from 'node:crypto';
import { desc } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { auditLog } from '../db/tables/audit.ts';

/** Something that was done: who (an id, never a name), what, to which thing. `facts` holds ids and numbers only. */
export type Deed = {
	readonly actor: string;
	readonly action: string;
	readonly object: string;
	readonly at: number;
	readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
};

const beginning = Buffer.alloc(32);

/** Writes a deed into the audit log, chained to the one before, in the transaction of the deed itself. */
export function record(tx: Tx, { at, actor, action, object, facts = {} }: Deed): void {
	const last = tx
		.select({ seq: auditLog.seq, hash: auditLog.hash })
		.from(auditLog)
		.orderBy(desc(auditLog.seq))
		.limit(1)
		.get();
	const row = { seq: (last?.seq ?? 0) + 1, at, actor, action, object, facts: JSON.stringify(facts) };
	const prev = last?.hash ?? beginning;

	tx.insert(auditLog)
		.values({ ...row, prev, hash: chain(prev, row) })
		.run();
}

type Row = { seq: number; at: number; actor: string; action: string; object: string; facts: string };

/** SHA-256 over the hash before and the row as a JSON list: the order of the list is part of the format. */
export function chain(prev: Uint8Array, { seq, at, actor, action, object, facts }: Row): Buffer {
	return createHash('sha256')
		.update(prev)
		.update(JSON.stringify([seq, at, actor, action, object, facts]))
		.digest();
}
