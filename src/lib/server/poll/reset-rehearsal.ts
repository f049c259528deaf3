import type { RoundId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import type { Environment } from '../env.ts';
import { destroyRoundKeys } from '../keys/key-folder.ts';
import { forget } from '../store/openings.ts';
import type { By } from '../store/poll-step.ts';
import { resetRehearsal, type RehearsalRefusal } from '../store/rehearsals.ts';

/** Takes the rehearsal of a round away: its rows, what the write-ahead log holds of them, and its keys. */
export async function takeAwayRehearsal(
	db: Db,
	{ keyDir }: Pick<Environment, 'keyDir'>,
	round: RoundId,
	by: By,
): Promise<Result<RoundId, RehearsalRefusal>> {
	const reset = await resetRehearsal(db, round, by);
	if (reset.ok) {
		destroyRoundKeys(keyDir, reset.value);
		forget(db);
	}
	return reset;
}
