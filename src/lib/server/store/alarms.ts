import { and, desc, gt, inArray } from 'drizzle-orm';
import type { Db } from '../db/database.ts';
import { auditLog } from '../db/tables/audit.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';

/** Somebody seems to be guessing codes · the second copy of the votes cannot be written · it can again. */
export type AlarmKind = 'wrong_codes' | 'one_copy' | 'two_copies';

/** An alarm as those who run a poll see it. `misses`: wrong codes within a minute. */
export type Alarm = { readonly kind: AlarmKind; readonly at: number; readonly misses: number };

/** So long does an alarm stand on the page of the poll, in milliseconds. */
const STANDS = 30 * 60_000;

/** Tells the facilitators that somebody seems to be guessing codes. Nobody is locked out. */
export async function raiseCodeAlarm(db: Db, { misses, now }: { misses: number; now: number }): Promise<void> {
	raise(db, 'wrong_codes', { misses }, now);
}

/** Tells them that the votes are kept in one copy only, or in two again. */
export function raiseCopyAlarm(db: Db, kind: 'one_copy' | 'two_copies', now: number): void {
	raise(db, kind, {}, now);
}

/** The last alarm of each kind in the last half hour, the newest first. */
export async function listAlarms(db: Db, now: number): Promise<Alarm[]> {
	const kinds: AlarmKind[] = ['wrong_codes', 'one_copy', 'two_copies'];
	const found = db
		.select({ kind: auditLog.action, at: auditLog.at, facts: auditLog.facts })
		.from(auditLog)
		.where(and(inArray(auditLog.action, kinds), gt(auditLog.at, now - STANDS)))
		.orderBy(desc(auditLog.seq))
		.all();
	return kinds
		.flatMap((kind) => found.find((alarm) => alarm.kind === kind) ?? [])
		.map(({ kind, at, facts }) => ({
			kind: kind as AlarmKind,
			at,
			misses: (JSON.parse(facts) as { misses?: number }).misses ?? 0,
		}))
		.sort((one, other) => other.at - one.at);
}

function raise(db: Db, action: AlarmKind, facts: Record<string, number>, now: number): void {
	transact(db, (tx) => record(tx, { at: now, actor: 'system', action, object: 'stem', facts }));
}
