import { and, count, eq, sql, type SQL } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { ok, type Result } from '../../domain/result.ts';
import { givenSoFar, mayPress, type CountedAtDesk, type DeskRefusal, type Step } from '../../domain/voting/desk.ts';
import type { Db, Reader, Tx } from '../db/database.ts';
import { cards, cardsHandedOut } from '../db/tables/cards.ts';
import { deskPresses } from '../db/tables/desks.ts';
import { pollingPlaces, rounds } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { cardAccountOf } from './cards-handed-out.ts';
import type { PollingPlace, Round } from './rounds.ts';

/** A press at the desk of a place. `press` came with the form: the same one sent again is no second press. */
export type Press = {
	readonly place: string;
	readonly what: CountedAtDesk;
	readonly step: Step;
	readonly press: string;
};

/** A desk on the day: what it has counted, and how the cards of the whole round stand. */
export type DeskInView = {
	readonly round: Round;
	readonly place: PollingPlace;
	readonly pressed: Readonly<Record<CountedAtDesk, number>>;
	/** The sum of its cards as somebody typed it; null until then. */
	readonly typed: number | null;
	readonly cards: { readonly given: number; readonly votes: number; readonly swapped: number };
};

/** What the desks of a round have counted of their cards, by the names of their places. */
export type DeskSum = { readonly place: string; readonly pressed: number; readonly typed: number | null };

/** The desk of a place; undefined where nobody votes. */
export async function findDesk(db: Db, placeId: string): Promise<DeskInView | undefined> {
	const found = deskAt(db, placeId);
	if (!found) return undefined;
	const { round, place } = found;
	const { votes, swapped } = cardAccountOf(db, round.id);
	const pressed = { card: pressedAt(db, place, 'card'), help: pressedAt(db, place, 'help') };
	const account = { given: givenSoFar(sumsOf(db, round.id)), votes, swapped };
	return { round, place, pressed, typed: typedAt(db, place), cards: account };
}

/** What each desk of a round has counted of its cards. */
export async function listDeskSums(db: Db, round: RoundId): Promise<DeskSum[]> {
	return sumsOf(db, round);
}

/**
 * Counts a press at a desk. The same press sent again is counted once, and so answered. It is not in the audit log: that
 * holds the time of each deed, and here nobody keeps one. The sum that is typed in the end stands there.
 * @throws Error if there is no such place: the address was checked before.
 */
export async function pressAtDesk(db: Db, press: Press): Promise<Result<'counted' | 'counted_before', DeskRefusal>> {
	return transact(db, (tx) => pressIn(tx, press));
}

/**
 * Counts somebody who votes with help at a voting screen. Help is refused to nobody: where there is nothing to count (before
 * and after the poll, the same press again) nothing is. Nobody signs in at a screen, so it counts no more than there are cards.
 */
export async function noteHelpAtKiosk(db: Db, { place, press }: Pick<Press, 'place' | 'press'>): Promise<void> {
	transact(db, (tx) => {
		const round = deskAt(tx, place)?.round.id;
		if (!round || helpedIn(tx, round) >= cardsIn(tx, round)) return;
		pressIn(tx, { place, press, what: 'help', step: 1 });
	});
}

/** How many people voted with help, as desks and voting screens counted them. */
export function helpedIn(tx: Reader, round: RoundId): number {
	const helped = and(eq(deskPresses.roundId, round), eq(deskPresses.what, 'help'));
	return pressedWhere(tx, helped);
}

function pressIn(
	tx: Tx,
	{ place: placeId, what, step, press }: Press,
): Result<'counted' | 'counted_before', DeskRefusal> {
	const found = deskAt(tx, placeId);
	if (!found) throw new Error(`nobody votes at ${placeId}`);
	const { round, place } = found;
	if (tx.select().from(deskPresses).where(eq(deskPresses.press, press)).get()) return ok('counted_before');

	const pressed = pressedAt(tx, place, what);
	const isCounted = typedAt(tx, place) !== null;
	const allowed = mayPress({ what, step }, { pollState: round.pollState, pressed, isCounted });
	if (!allowed.ok) return allowed;
	tx.insert(deskPresses).values({ press, roundId: round.id, placeId, what, step }).run();
	return ok('counted');
}

function cardsIn(tx: Reader, round: RoundId): number {
	return tx.select({ many: count() }).from(cards).where(eq(cards.roundId, round)).get()?.many ?? 0;
}

function deskAt(tx: Reader, placeId: string) {
	const found = tx
		.select()
		.from(pollingPlaces)
		.innerJoin(rounds, eq(rounds.id, pollingPlaces.roundId))
		.where(eq(pollingPlaces.id, placeId))
		.get();
	return found && { round: found.rounds, place: found.polling_places };
}

function pressedAt(tx: Reader, { id, roundId }: PollingPlace, what: CountedAtDesk): number {
	const here = and(eq(deskPresses.roundId, roundId), eq(deskPresses.placeId, id), eq(deskPresses.what, what));
	return pressedWhere(tx, here);
}

function pressedWhere(tx: Reader, which: SQL | undefined): number {
	const sum = sql<number>`coalesce(sum(${deskPresses.step}), 0)`;
	return tx.select({ sum }).from(deskPresses).where(which).get()?.sum ?? 0;
}

function typedAt(tx: Reader, { name, roundId }: PollingPlace): number | null {
	const here = and(eq(cardsHandedOut.roundId, roundId), eq(cardsHandedOut.place, name));
	return tx.select({ cards: cardsHandedOut.cards }).from(cardsHandedOut).where(here).get()?.cards ?? null;
}

function sumsOf(tx: Reader, round: RoundId): DeskSum[] {
	const places = tx.select().from(pollingPlaces).where(eq(pollingPlaces.roundId, round)).all();
	const typed = tx.select().from(cardsHandedOut).where(eq(cardsHandedOut.roundId, round)).all();
	const elsewhere = typed.filter(({ place }) => places.every(({ name }) => name !== place));
	return [
		...places.map((place) => ({
			place: place.name,
			pressed: pressedAt(tx, place, 'card'),
			typed: typed.find((desk) => desk.place === place.name)?.cards ?? null,
		})),
		...elsewhere.map(({ place, cards }) => ({ place, pressed: 0, typed: cards })),
	];
}
