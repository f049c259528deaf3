import { readCode } from '../../domain/voting/voting-card.ts';
import type { VoteRefusal } from '../../domain/voting/vote-refusal.ts';
import { refuse, type Result } from '../../domain/result.ts';
import { findCard, type FoundCard } from '../cards/find-card.ts';
import type { BusyRefusal } from '../queue.ts';
import { raiseCodeAlarm } from '../store/alarms.ts';
import { noteMiss } from './misses.ts';
import type { Scene } from './scene.ts';

/** The card of a code as it was typed. A slip of the finger is told before anything is looked up. */
export async function cardOfTyped(
	typed: string,
	{ db, keyDir, now }: Scene,
): Promise<Result<FoundCard, VoteRefusal | BusyRefusal>> {
	const code = readCode(typed);
	if (!code.ok) return refuse(code.refusal);

	const card = await findCard(db, keyDir, code.value);
	if (!card.ok && card.refusal.reason === 'unknown_code') {
		const misses = noteMiss(now);
		if (misses !== undefined) await raiseCodeAlarm(db, { misses, now });
	}
	return card;
}
