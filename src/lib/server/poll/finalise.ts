import type { RoundId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import type { Environment } from '../env.ts';
import { destroyCopies } from '../journal/keep-journal.ts';
import { destroyRoundKeys } from '../keys/key-folder.ts';
import { findBox } from '../store/ballot-boxes.ts';
import { endPoll, eraseVotes, sweep, type EraseRefusal } from '../store/finalisation.ts';
import type { ByTwo, StepRefusal } from '../store/poll-step.ts';

export type FinaliseRefusal = EraseRefusal | StepRefusal | { readonly reason: 'database_in_use' };

/**
 * Two people end a round after the time for complaints. What could lead to a vote is erased, swept out of the file
 * and its log and the second copy, and the keys are destroyed; only then is the round final. When a step fails, all of it may be done again.
 */
export async function finalise(
	db: Db,
	env: Pick<Environment, 'keyDir' | 'journalDir'>,
	round: RoundId,
	by: ByTwo,
): Promise<Result<null, FinaliseRefusal>> {
	const erased = await eraseVotes(db, round, by);
	if (!erased.ok) return erased;
	const swept = sweep(db);
	if (!swept.ok) return swept;
	const box = await findBox(db, round);
	if (box) destroyCopies(db, env, box);
	destroyRoundKeys(env.keyDir, round);
	return endPoll(db, round, by);
}
