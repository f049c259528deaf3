import { randomBytes } from 'node:crypto';
import type { RoundId } from '../../domain/ids.ts';
import type { Environment } from '../env.ts';
import { keepRoundKeys, logKey } from '../keys/key-folder.ts';
import type { NewBox } from '../store/ballot-boxes.ts';

/** What the box of a round is made of: its keys are drawn into the key folder, unless they lie there already. */
export function newBox(
	{ keyDir, origin }: Pick<Environment, 'keyDir' | 'origin'>,
	round: RoundId,
	slug: string,
): NewBox {
	const { openingKey } = keepRoundKeys(keyDir, round);
	const logOrigin = `${new URL(origin).host}/${slug}`;
	return { round, logOrigin, salt: randomBytes(16), openingKey, logKey: logKey(keyDir) };
}
