import type { Db } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';

/** Tells the facilitators, by the audit log, that somebody seems to be guessing codes. Nobody is locked out. */
export async function raiseCodeAlarm(db: Db, { misses, now }: { misses: number; now: number }): Promise<void> {
	transact(db, (tx) =>
		record(tx, { at: now, actor: 'system', action: 'wrong_codes', object: 'stem', facts: { misses } }),
	);
}
