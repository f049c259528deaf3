import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { endsIn, gatheredIn } from '../../domain/idea/merge.ts';
import { daysOverdue, standingOf } from '../../domain/idea/screening.ts';
import { stillMissing, type Sheet } from '../../domain/idea/sheet.ts';
import { stretchesOf } from '../../domain/idea/way.ts';
import type { IdeaId, RoundId } from '../../domain/ids.ts';
import type { Db } from '../db/database.ts';
import { ideaRevisions, ideas } from '../db/tables/ideas.ts';
import { costLines, helpOffers, ideaAuthors, nextSteps, pictures } from '../db/tables/maturing.ts';
import { meetings } from '../db/tables/meetings.ts';
import { notes, piles } from '../db/tables/notes.ts';
import { tracks } from '../db/tables/rounds.ts';
import type { Idea } from './idea-changes.ts';
import { ideaAt, mergesOf } from './ideas.ts';
import { lastCase } from './screening-cases.ts';

export type IdeaInView = NonNullable<Awaited<ReturnType<typeof findIdea>>>;

/**
 * An idea with its whole way: the notes it began as, what changed each time and who joined, what the municipality
 * said, what it needs. Nothing in it is secret: no contact, no internal note, no name of staff.
 */
export async function findIdea(db: Db, roundId: RoundId, slug: string, now: number) {
	const idea = ideaAt(db, roundId, slug);
	if (!idea) return undefined;

	const merges = mergesOf(db, roundId);
	const gathered = gatheredIn(merges, idea.id);
	const others = gathered.filter((id) => id !== idea.id);
	const home = endsIn(merges, idea.id);
	const sheet = sheetOf(db, idea, gathered);
	return {
		idea,
		track: idea.trackId ? db.select().from(tracks).where(eq(tracks.id, idea.trackId)).get() : undefined,
		...beginningOf(db, gathered),
		stretches: stretchesOf(
			db
				.select()
				.from(ideaRevisions)
				.where(eq(ideaRevisions.ideaId, idea.id))
				.orderBy(asc(ideaRevisions.revision))
				.all(),
		),
		meetings: db.select().from(meetings).where(eq(meetings.roundId, roundId)).orderBy(asc(meetings.startsAt)).all(),
		mergedFrom: others.length > 0 ? db.select(named).from(ideas).where(inArray(ideas.id, others)).all() : [],
		mergedInto: home === idea.id ? undefined : db.select(named).from(ideas).where(eq(ideas.id, home)).get(),
		screening: screeningInView(db, idea.id, now),
		sheet,
		missing: stillMissing(sheet),
		nextStep: db.select().from(nextSteps).where(eq(nextSteps.ideaId, idea.id)).get(),
		pictures: picturesOf(db, idea.id),
	};
}

const named = {
	id: ideas.id,
	slug: ideas.slug,
	title: ideas.title,
	description: ideas.description,
	invented: ideas.invented,
};

/** The sheet of an idea, with the helpers of every idea gathered in it. */
export function sheetOf(db: Pick<Db, 'select' | '$count'>, idea: Idea, gathered: readonly IdeaId[]): Sheet {
	return {
		...idea,
		lines: db.select().from(costLines).where(eq(costLines.ideaId, idea.id)).all(),
		helpers: db
			.select({ id: helpOffers.id })
			.from(helpOffers)
			.where(inArray(helpOffers.ideaId, [...gathered]))
			.all().length,
		hasNextStep: db.select().from(nextSteps).where(eq(nextSteps.ideaId, idea.id)).get() !== undefined,
	};
}

/** Where an idea came from: its notes and the people with it, of all that is gathered in it. */
function beginningOf(db: Db, gathered: readonly IdeaId[]) {
	const among = [...gathered];
	return {
		notes: db
			.select({
				id: notes.id,
				text: notes.text,
				tableNumber: notes.tableNumber,
				author: notes.author,
				invented: notes.invented,
				meeting: meetings.title,
			})
			.from(notes)
			.innerJoin(piles, eq(piles.id, notes.pileId))
			.leftJoin(meetings, eq(meetings.id, notes.meetingId))
			.where(and(inArray(piles.ideaId, among), eq(notes.hidden, false)))
			.orderBy(asc(notes.writtenAt))
			.all(),
		authors: db
			.select()
			.from(ideaAuthors)
			.where(inArray(ideaAuthors.ideaId, among))
			.orderBy(asc(ideaAuthors.joinedAt))
			.all(),
	};
}

/** What anybody may know of the municipality's answer. */
function screeningInView(db: Db, ideaId: IdeaId, now: number) {
	const found = lastCase(db, ideaId);
	if (!found) return undefined;
	const { sentBy: _sentBy, answeredBy: _answeredBy, ...open } = found;
	return { ...open, standing: standingOf(found, now), daysOverdue: daysOverdue(found, now) };
}

/** The pictures of an idea, newest first, without their bytes. */
function picturesOf(db: Db, ideaId: IdeaId) {
	return db
		.select({ id: pictures.id, width: pictures.width, height: pictures.height, alt: pictures.alt })
		.from(pictures)
		.where(eq(pictures.ideaId, ideaId))
		.orderBy(desc(pictures.addedAt))
		.all();
}
