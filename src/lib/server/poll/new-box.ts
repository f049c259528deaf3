import { randomBytes } from 'node:crypto';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import type { Environment } from '../env.ts';
import { keepRoundKeys, logKey } from '../keys/key-folder.ts';
import { missingKeys } from '../keys/missing-keys.ts';
import { findBox, type NewBox } from '../store/ballot-boxes.ts';

export type NewBoxRefusal = { readonly reason: 'keys_missing' };

/**
 * What the box of a round is made of: its keys are drawn into the key folder, unless they lie there already.
 * Refused when there is a box whose keys are gone: others in their place would hide it.
 */
export async function newBox(
	db: Db,
	{ keyDir, origin }: Pick<Environment, 'keyDir' | 'origin'>,
	{ round, slug }: { round: RoundId; slug: string },
): Promise<Result<NewBox, NewBoxRefusal>> {
	const there = await findBox(db, round);
	if (there && missingKeys(keyDir, there).length > 0) return refuse({ reason: 'keys_missing' });
	const { openingKey } = keepRoundKeys(keyDir, round);
	const logOrigin = `${new URL(origin).host}/${slug}`;
	return ok({ round, logOrigin, salt: randomBytes(16), openingKey, logKey: logKey(keyDir) });
}
