import { and, asc, desc, eq, inArray, isNull, notExists, notInArray, sql } from 'drizzle-orm';
import { phaseAt, type Phase } from '../../domain/round/phase.ts';
import { money, total, type Money } from '../../domain/money.ts';
import type { Db } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { helpOffers } from '../db/tables/maturing.ts';
import { meetings } from '../db/tables/meetings.ts';
import { areas, pollingPlaces, rounds, tracks } from '../db/tables/rounds.ts';

export type Round = typeof rounds.$inferSelect;
export type Area = typeof areas.$inferSelect;
export type Track = typeof tracks.$inferSelect;
export type Meeting = typeof meetings.$inferSelect;
export type PollingPlace = typeof pollingPlaces.$inferSelect;
export type Idea = Pick<typeof ideas.$inferSelect, keyof typeof shownColumns>;

/** A round as a visitor meets it: where it stands now, its pot, what is next. */
export type RoundInView = {
	readonly round: Round;
	readonly area: Area;
	readonly phase: Phase;
	readonly pot: Money;
	readonly tracks: readonly Track[];
	readonly places: readonly PollingPlace[];
	readonly meetings: readonly Meeting[];
	readonly nextMeeting: Meeting | undefined;
	readonly ideas: readonly Idea[];
	/** How many ideas are on their way and have nobody yet who helps. */
	readonly helpWanted: number;
};

/** Which round an address means, the language it was written in and those it is told in. */
export async function identifyRound(db: Db, slug: string) {
	return db
		.select({ id: rounds.id, language: rounds.language, languages: rounds.languages })
		.from(rounds)
		.where(eq(rounds.slug, slug))
		.get();
}

/** The names of all rounds, to choose one. A rehearsal is on no list. */
export async function listRoundNames(db: Db) {
	return db
		.select({ id: rounds.id, slug: rounds.slug, name: rounds.name })
		.from(rounds)
		.where(isNull(rounds.rehearses))
		.orderBy(asc(rounds.name))
		.all();
}

/** Every round, those that somebody can do something with now first, then the newest. */
export async function listRounds(db: Db, now: number): Promise<RoundInView[]> {
	const found = db
		.select()
		.from(rounds)
		.innerJoin(areas, eq(areas.id, rounds.areaId))
		.where(isNull(rounds.rehearses))
		.orderBy(desc(rounds.opensAt), asc(rounds.slug))
		.all();
	const seen = viewOf(db, found, now);
	return seen.sort((one, other) => urgency[one.phase] - urgency[other.phase]);
}

/** The round at this address, as it stands at `now`. */
export async function findRound(db: Db, slug: string, now: number): Promise<RoundInView | undefined> {
	const found = db
		.select()
		.from(rounds)
		.innerJoin(areas, eq(areas.id, rounds.areaId))
		.where(eq(rounds.slug, slug))
		.all();
	return viewOf(db, found, now)[0];
}

/** The round at this address and its phase, without all that is in it. */
export async function findRoundAlone(db: Db, slug: string, now: number) {
	const round = db.select().from(rounds).where(eq(rounds.slug, slug)).get();
	return round && { round, phase: phaseAt(round, now) };
}

/** Voting now before ideas now before all that waits, and what is over last. */
const urgency: Record<Phase, number> = {
	voting: 0,
	ballot: 1,
	ideas: 2,
	counting: 3,
	maturing: 4,
	planned: 5,
	result: 6,
	done: 7,
};

type Found = { rounds: Round; areas: Area };

function viewOf(db: Db, found: readonly Found[], now: number): RoundInView[] {
	const ids = found.map(({ rounds: { id } }) => id);
	const within = {
		tracks: db.select().from(tracks).where(inArray(tracks.roundId, ids)).orderBy(asc(tracks.position)).all(),
		places: db.select().from(pollingPlaces).where(inArray(pollingPlaces.roundId, ids)).all(),
		meetings: db.select().from(meetings).where(inArray(meetings.roundId, ids)).orderBy(asc(meetings.startsAt)).all(),
		ideas: db
			.select(shownColumns)
			.from(ideas)
			.where(and(inArray(ideas.roundId, ids), isShown()))
			.orderBy(asc(ideas.number), asc(ideas.slug))
			.all(),
		wanting: db
			.select({ roundId: ideas.roundId, count: sql<number>`count(*)` })
			.from(ideas)
			.where(and(inArray(ideas.roundId, ids), isShown(), wantsHelp(db)))
			.groupBy(ideas.roundId)
			.all(),
	};

	return found.map(({ rounds: round, areas: area }) => {
		const of = <Part extends { roundId: string }>(parts: readonly Part[]) =>
			parts.filter(({ roundId }) => roundId === round.id);
		const own = { tracks: of(within.tracks), meetings: of(within.meetings) };
		return {
			round,
			area,
			phase: phaseAt(round, now),
			pot: own.tracks.length > 0 ? total(own.tracks.map(({ pot }) => pot)) : money(0),
			tracks: own.tracks,
			places: of(within.places),
			meetings: own.meetings,
			nextMeeting: own.meetings.find((meeting) => !meeting.cancelled && (meeting.endsAt ?? 0) > now),
			ideas: of(within.ideas),
			helpWanted: of(within.wanting)[0]?.count ?? 0,
		};
	});
}

/** What a round shows of its ideas. All else stands on the idea's own page. */
const shownColumns = {
	id: ideas.id,
	roundId: ideas.roundId,
	trackId: ideas.trackId,
	slug: ideas.slug,
	stage: ideas.stage,
	number: ideas.number,
	title: ideas.title,
	line: ideas.line,
	description: ideas.description,
	price: ideas.price,
	doneBy: ideas.doneBy,
	picture: ideas.picture,
	invented: ideas.invented,
} as const;

const isShown = () => and(eq(ideas.hidden, false), notInArray(ideas.stage, ['merged', 'withdrawn']));

const wantsHelp = (db: Db) =>
	and(
		inArray(ideas.stage, ['captured', 'clustered', 'maturing']),
		notExists(db.select({ id: helpOffers.id }).from(helpOffers).where(eq(helpOffers.ideaId, ideas.id))),
	);
