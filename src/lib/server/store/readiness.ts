import { and, count, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { spokenIn } from '../../domain/round/languages.ts';
import type { ReadinessFacts } from '../../domain/round/readiness.ts';
import type { Db, Reader } from '../db/database.ts';
import { ballotBoxes } from '../db/tables/ballot-box.ts';
import { cardBundles, cards } from '../db/tables/cards.ts';
import { ideas } from '../db/tables/ideas.ts';
import { municipality } from '../db/tables/municipality.ts';
import { people, roleGrants } from '../db/tables/people.ts';
import { pollReadings } from '../db/tables/polls.ts';
import { rounds, tracks } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import type { By } from './poll-step.ts';

/** What is in place of all that a poll needs; `languages` are those of the site. */
export function readinessOf(tx: Reader, id: RoundId, languages: readonly string[]): ReadinessFacts {
	const round = tx.select().from(rounds).where(eq(rounds.id, id)).get();
	if (!round) throw new Error(`there is no round ${id}`);
	const box = tx.select().from(ballotBoxes).where(eq(ballotBoxes.roundId, id)).get();
	const read = readingsOf(tx, id);
	const town = tx.select().from(municipality).get();
	return {
		...round,
		tracks: tracksOf(tx, id),
		rulesRead: read.includes('rules'),
		unreadLanguages: spokenIn(round, languages).filter((language) => !read.includes(`language:${language}`)),
		openers: openersOf(tx, id),
		accessibilityContact: Boolean(town?.accessibilityPhone ?? town?.accessibilityEmail),
		frozen: round.pollState !== 'draft',
		tested: typeof box?.testedAt === 'number',
		sheetPrinted: typeof box?.sheetPrintedAt === 'number',
		...cardsOf(tx, id),
	};
}

/** What somebody has read and stands by: `rules`, `language:da`. */
export function readingsOf(tx: Reader, round: RoundId): string[] {
	const found = tx.select({ what: pollReadings.what }).from(pollReadings).where(eq(pollReadings.roundId, round)).all();
	return found.map(({ what }) => what);
}

/** Notes what a person has read and stands by, and takes back what the person has not ticked. */
export async function noteReadings(
	db: Db,
	{ round, what }: { round: RoundId; what: readonly string[] },
	{ actor, now }: By,
): Promise<void> {
	return transact(db, (tx) => {
		const before = readingsOf(tx, round);
		const takenBack = before.filter((one) => !what.includes(one));
		const ofRound = eq(pollReadings.roundId, round);
		tx.delete(pollReadings)
			.where(and(ofRound, inArray(pollReadings.what, takenBack)))
			.run();
		for (const one of what.filter((each) => !before.includes(each))) {
			tx.insert(pollReadings).values({ roundId: round, what: one, readBy: actor, readAt: now }).run();
		}
		record(tx, { at: now, actor, action: 'note_readings', object: round, facts: { read: what.length } });
	});
}

/** Names whom to call about getting in, reading and hearing. */
export async function nameAccessibilityContact(db: Db, phone: string, { actor, now }: By): Promise<void> {
	return transact(db, (tx) => {
		tx.update(municipality).set({ accessibilityPhone: phone }).run();
		record(tx, { at: now, actor, action: 'name_accessibility_contact', object: 'municipality' });
	});
}

function tracksOf(tx: Reader, round: RoundId): ReadinessFacts['tracks'] {
	const onBallot = and(eq(ideas.roundId, round), eq(ideas.stage, 'on_ballot'));
	const found = tx.select().from(ideas).where(onBallot).all();
	const ofRound = tx.select().from(tracks).where(eq(tracks.roundId, round)).all();
	return ofRound.map((track) => ({ ...track, ideas: found.filter(({ trackId }) => trackId === track.id) }));
}

/** Everybody who could open this poll: who leads every round, and the facilitators of this one. */
function openersOf(tx: Reader, round: RoundId): number {
	const may = or(
		inArray(roleGrants.role, ['administrator', 'coordinator']),
		and(eq(roleGrants.role, 'facilitator'), eq(roleGrants.roundId, round)),
	);
	const found = tx
		.selectDistinct({ id: people.id })
		.from(people)
		.innerJoin(roleGrants, eq(roleGrants.personId, people.id))
		.where(and(may, isNull(people.disabledAt), isNotNull(people.passwordHash)))
		.all();
	return found.length;
}

function cardsOf(tx: Reader, round: RoundId): { cards: number; activeCards: number } {
	const inUse = and(eq(cards.roundId, round), eq(cards.status, 'active'));
	const states = tx
		.select({ state: cardBundles.state, count: count() })
		.from(cards)
		.leftJoin(cardBundles, eq(cardBundles.id, cards.bundleId))
		.where(inUse)
		.groupBy(cardBundles.state)
		.all();
	const sum = (wanted: (state: string | null) => boolean) =>
		states.filter(({ state }) => wanted(state)).reduce((total, { count: some }) => total + some, 0);
	return {
		cards: sum((state) => state !== 'revoked'),
		activeCards: sum((state) => state === null || state === 'active'),
	};
}
