import type { RoundId } from '../../domain/ids.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { movePoll, type StepRefusal } from './poll-step.ts';

/** What of the log is missing: numbers for the audit log. */
type Found = { readonly reason: string; readonly size?: number; readonly seen?: number };

/** Stops an open poll whose log is not what was seen of it. Nothing is added to that log: it is not the right one. */
export async function stopForLog(
	db: Db,
	round: RoundId,
	found: Found,
	now: number,
): Promise<Result<null, StepRefusal>> {
	return transact(db, (tx) => {
		const moved = movePoll(tx, round, 'report_incident', { actor: 'system', now }, { ...found });
		return moved.ok ? ok(null) : moved;
	});
}
