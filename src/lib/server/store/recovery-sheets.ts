import { eq } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import { ballotBoxes } from '../db/tables/ballot-box.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { roundWithBox, type ByTwo } from './poll-step.ts';

export type SheetNoteRefusal = { readonly reason: 'same_person' | 'no_box' | 'keys_not_needed' };

/** Notes that two people have the recovery sheet of a box in their hands. Its lines are kept nowhere. */
export async function noteSheet(
	db: Db,
	round: RoundId,
	{ actor, witness, now }: ByTwo,
): Promise<Result<null, SheetNoteRefusal>> {
	return transact(db, (tx) => {
		if (actor === witness) return refuse({ reason: 'same_person' });
		const { round: poll, box } = roundWithBox(tx, round);
		if (!box) return refuse({ reason: 'no_box' });
		if (!['draft', 'ready', 'open'].includes(poll.pollState)) return refuse({ reason: 'keys_not_needed' });
		tx.update(ballotBoxes).set({ sheetPrintedAt: now }).where(eq(ballotBoxes.roundId, round)).run();
		record(tx, { at: now, actor, action: 'print_recovery_sheet', object: round, facts: { witness } });
		return ok(null);
	});
}

/** Notes that two people have put keys back from the sheet. */
export async function noteRestored(db: Db, round: RoundId, { actor, witness, now }: ByTwo): Promise<void> {
	return transact(db, (tx) =>
		record(tx, { at: now, actor, action: 'restore_keys', object: round, facts: { witness } }),
	);
}
