import { eq } from 'drizzle-orm';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import { rounds } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import type { CardAccountRefusal } from '../../domain/voting/card.ts';
import { sealBundles } from './bundles.ts';
import { cardsAddUp } from './cards-handed-out.ts';
import { openLots } from './lots.ts';
import { keepSums } from './paper-counting.ts';
import { arePapersIn, type PapersRefusal } from './paper-counts.ts';
import type { SignedRound } from './poll-hours.ts';
import { movePoll, type ByTwo, type StepRefusal } from './poll-step.ts';
import { writeResults } from './results.ts';

export type PublishRefusal = StepRefusal | CardAccountRefusal | PapersRefusal | { readonly reason: 'lot_open' };

/**
 * Two people publish the result: from here on it is on every page, and its bundle is signed. Refused while a lot must be
 * drawn, while the cards do not add up, and while papers are not counted or accounted for.
 */
export async function publishPoll(
	db: Db,
	{ round, logKey }: SignedRound,
	by: ByTwo,
): Promise<Result<null, PublishRefusal>> {
	return transact(db, (tx) => {
		const papers = arePapersIn(tx, round);
		const isOpen = openLots(tx, round).length > 0;
		const addUp = cardsAddUp(tx, round);
		const moved = movePoll(tx, round, 'publish', by);
		if (!moved.ok) return moved;
		if (!papers.ok) return papers;
		if (isOpen) return refuse({ reason: 'lot_open' });
		if (!addUp.ok) return addUp;

		tx.update(rounds).set({ publishedAt: by.now }).where(eq(rounds.id, round)).run();
		keepSums(tx, round);
		writeResults(tx, round, by.now);
		sealBundles(tx, round, logKey);
		return ok(null);
	});
}
