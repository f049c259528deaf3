import { and, count, eq, sql } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { isPublicState } from '../../domain/round/poll.ts';
import { checkCards, type CardAccount, type CardAccountRefusal } from '../../domain/voting/card.ts';
import type { Db, Reader } from '../db/database.ts';
import { cards, cardsHandedOut } from '../db/tables/cards.ts';
import { rounds } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { roundWithBox, type By } from './poll-step.ts';
import { turnoutOf } from './polls.ts';

/** What a desk has given to people so far; null when nobody has counted. */
export type DeskCount = { readonly place: string; readonly cards: number | null };

/** Notes what the desks have counted, until the result is public. A desk that has not counted is left out. */
export async function countHandedOut(
	db: Db,
	{ round, desks }: { round: RoundId; desks: readonly DeskCount[] },
	{ actor, now }: By,
): Promise<Result<null, { readonly reason: 'result_is_public' }>> {
	return transact(db, (tx) => {
		const { pollState } = roundWithBox(tx, round).round;
		if (isPublicState(pollState)) return refuse({ reason: 'result_is_public' });
		tx.delete(cardsHandedOut).where(eq(cardsHandedOut.roundId, round)).run();
		const counted = desks.flatMap(({ place, cards: some }) => (some === null ? [] : [{ place, cards: some }]));
		for (const desk of counted) {
			tx.insert(cardsHandedOut)
				.values({ ...desk, roundId: round, countedAt: now })
				.run();
		}
		const facts = { cards: counted.reduce((sum, desk) => sum + desk.cards, 0) };
		record(tx, { at: now, actor, action: 'count_handed_out', object: round, facts });
		return ok(null);
	});
}

/** The account of the cards: handed out by the desks, voted with, swapped for paper. */
export function cardAccountOf(tx: Reader, round: RoundId): CardAccount {
	const desks = tx
		.select({ cards: sql<number | null>`sum(${cardsHandedOut.cards})` })
		.from(cardsHandedOut)
		.where(eq(cardsHandedOut.roundId, round))
		.get();
	const onPaper = and(eq(cards.roundId, round), eq(cards.status, 'paper'));
	const swapped = tx.select({ many: count() }).from(cards).where(onPaper).get()?.many ?? 0;
	return { handedOut: desks?.cards ?? null, votes: turnoutOf(tx, round), swapped };
}

/** Where a desk hands out the cards, they must add up before the result may be published. */
export function cardsAddUp(tx: Reader, round: RoundId): Result<null, CardAccountRefusal> {
	const route = tx.select({ route: rounds.cardRoute }).from(rounds).where(eq(rounds.id, round)).get()?.route;
	return route === 'drawn' ? checkCards(cardAccountOf(tx, round)) : ok(null);
}
