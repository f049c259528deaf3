import { and, asc, eq, gt, ne } from 'drizzle-orm';
import type { DeckFacts, DoneIdea, WaitsFor } from '../../domain/announcement/deck.ts';
import type { Owners } from '../../domain/announcement/thanks.ts';
import { endsIn } from '../../domain/idea/merge.ts';
import type { RoundId } from '../../domain/ids.ts';
import { isPublicState, type PollState } from '../../domain/round/poll.ts';
import type { Db } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { ideaAuthors } from '../db/tables/maturing.ts';
import { meetings } from '../db/tables/meetings.ts';
import { mergesOf } from './ideas.ts';
import { openLots } from './lots.ts';
import { arePapersIn } from './paper-counts.ts';
import { findResults, type Results } from './results.ts';
import type { Meeting, Round } from './rounds.ts';

/** What the stage may tell of a round. */
export type Announcement = {
	readonly round: Round;
	/** Nothing at all before the box has been opened. */
	readonly facts: DeckFacts | null;
	/** The next meeting after the vote, where one is planned. */
	readonly meeting: Meeting | undefined;
};

/**
 * The announcement of the round at this address, as far as it may be told at `now`: nothing before the box is opened, then
 * the thanks, and every number once the result is public, from where the result page has it. Undefined when there is no
 * such round.
 */
export async function findAnnouncement(db: Db, slug: string, now: number): Promise<Announcement | undefined> {
	const found = await findResults(db, slug, now);
	if (!found) return undefined;
	const { round } = found;
	const meeting = nextMeeting(db, round.id, now);
	if (found.state === 'waiting' && !isOpened(round.pollState)) return { round, facts: null, meeting };
	const facts = {
		owners: ownersOf(db, round.id),
		withoutMoney: withoutMoneyOf(db, round.id),
		result: resultOf(db, found),
		hasMeeting: meeting !== undefined,
	};
	return { round, facts, meeting };
}

const isOpened = (state: PollState) => state === 'opened' || isPublicState(state);

function resultOf(db: Db, found: Results): DeckFacts['result'] {
	if (found.state === 'waiting') return { known: 'not_yet', waitsFor: waitsFor(db, found.round.id) };
	if (found.state === 'published') {
		return { known: 'counted', voters: found.turnout, tracks: found.tracks, ideas: found.ideas };
	}
	const winners = found.ideas.filter(({ stage }) => stage !== 'not_funded' && stage !== 'on_ballot');
	return { known: 'winners', voters: found.turnout || null, winners };
}

/** That a lot must be drawn is no secret of the box: it is drawn in public. Between which ideas is not told here. */
function waitsFor(db: Db, round: RoundId): WaitsFor {
	if (!arePapersIn(db, round).ok) return 'papers';
	return openLots(db, round).length > 0 ? 'lot' : 'publishing';
}

/**
 * The first names that stand on the public page of an idea, and no others: of every idea gathered in it, each name once. An
 * idea that is hidden has no page, and who has taken an idea back is left in peace.
 */
function ownersOf(db: Db, round: RoundId): Owners[] {
	const merges = mergesOf(db, round);
	const isTold = and(eq(ideas.roundId, round), eq(ideas.hidden, false), ne(ideas.stage, 'withdrawn'));
	const shown = new Map(
		db
			.select({ id: ideas.id, title: ideas.title })
			.from(ideas)
			.where(isTold)
			.orderBy(asc(ideas.title))
			.all()
			.map(({ id, title }) => [id, { title, names: new Set<string>() }]),
	);
	const authors = db
		.select({ name: ideaAuthors.name, idea: ideas.id })
		.from(ideaAuthors)
		.innerJoin(ideas, eq(ideas.id, ideaAuthors.ideaId))
		.where(eq(ideas.roundId, round))
		.orderBy(asc(ideaAuthors.joinedAt), asc(ideaAuthors.name));
	for (const { name, idea } of authors.all()) shown.get(endsIn(merges, idea))?.names.add(name);
	return [...shown.values()].flatMap(({ title, names }) => (names.size > 0 ? [{ title, names: [...names] }] : []));
}

function withoutMoneyOf(db: Db, round: RoundId): DoneIdea[] {
	const done = and(eq(ideas.roundId, round), eq(ideas.stage, 'realised_without_money'), eq(ideas.hidden, false));
	return db
		.select({ title: ideas.title, doneBy: ideas.doneBy })
		.from(ideas)
		.where(done)
		.orderBy(asc(ideas.doneOn), asc(ideas.title))
		.all();
}

function nextMeeting(db: Db, round: RoundId, now: number): Meeting | undefined {
	const isNext = and(eq(meetings.roundId, round), eq(meetings.cancelled, false), ne(meetings.kind, 'voting_day'));
	return db
		.select()
		.from(meetings)
		.where(and(isNext, gt(meetings.startsAt, now)))
		.orderBy(asc(meetings.startsAt))
		.get();
}
