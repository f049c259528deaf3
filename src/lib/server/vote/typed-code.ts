import { readCode } from '../../domain/voting/voting-card.ts';
import type { VoteRefusal } from '../../domain/voting/vote-refusal.ts';
import { refuse, type Result } from '../../domain/result.ts';
import { findCard, type FoundCard } from '../cards/find-card.ts';
import type { BusyRefusal } from '../queue.ts';
import { findPepper } from '../keys/key-folder.ts';
import { raiseCodeAlarm } from '../store/alarms.ts';
import { listPaused } from '../store/incidents.ts';
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
		if (await knowsNoCards(db, keyDir)) return refuse({ reason: 'poll_paused' });
		const misses = noteMiss(now);
		if (misses !== undefined) await raiseCodeAlarm(db, { misses, now });
	}
	return card;
}

/** A poll that stands still because the key of its cards is gone: any code may be one of its own. */
async function knowsNoCards(db: Scene['db'], keyDir: string): Promise<boolean> {
	const paused = await listPaused(db);
	return paused.some((round) => findPepper(keyDir, round) === undefined);
}
