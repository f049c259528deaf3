import { CARDS_IN_BUNDLE } from '../../domain/voting/card.ts';
import type { VotingCode } from '../../domain/voting/voting-card.ts';
import type { Db } from '../db/database.ts';
import { findStanding } from '../store/cards.ts';
import { listRounds } from '../store/rounds.ts';
import { demoCode } from './demo-codes.ts';
import { findCard } from './find-card.ts';

/** The first card of a demo round that could vote now and has not yet; undefined when there is none. */
export async function firstUnusedCard(db: Db, keyDir: string, now: number): Promise<VotingCode | undefined> {
	for (const { round, phase } of await listRounds(db, now)) {
		if (!round.isDemo || phase !== 'voting') continue;
		for (let number = 1; number <= CARDS_IN_BUNDLE; number += 1) {
			const code = demoCode(round.slug, number);
			const card = await findCard(db, keyDir, code);
			if (!card.ok) break;
			const standing = await findStanding(db, card.value, now);
			if (standing.ok && standing.value.votes === 0) return code;
		}
	}
	return undefined;
}
