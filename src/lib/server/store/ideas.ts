import { and, asc, desc, eq, gt, inArray, ne, notInArray, sql } from 'drizzle-orm';
import { needOf, type Need } from '../../domain/idea/needs.ts';
import type { Sheet } from '../../domain/idea/sheet.ts';
import { ripenessOf, type Ripeness } from '../../domain/idea/stage.ts';
import type { IdeaId, MeetingId, RoundId } from '../../domain/ids.ts';
import { lastHeld } from '../../domain/meeting/meeting.ts';
import type { Db } from '../db/database.ts';
import { ideaRevisions, ideas } from '../db/tables/ideas.ts';
import { costLines, helpOffers, ideaAuthors, ideaMerges, nextSteps } from '../db/tables/maturing.ts';
import { meetings } from '../db/tables/meetings.ts';
import { notes, piles } from '../db/tables/notes.ts';
import { screeningCases } from '../db/tables/screening.ts';
import type { Idea } from './idea-changes.ts';

/** What a visitor asks the list for. */
export type Wish = {
	readonly search: string;
	readonly ripeness: Ripeness | null;
	/** The address of a meeting that the ideas passed. */
	readonly meeting: string | null;
	/** The address of a meeting since whose end the ideas changed. */
	readonly since: string | null;
	/** Pages count from 1. */
	readonly page: number;
};

const onOnePage = 30;

/** The ideas of a round that anybody may see, as the visitor wishes, with what each needs most. */
export async function listIdeas(db: Db, roundId: RoundId, wish: Wish, now: number) {
	const held = db.select().from(meetings).where(eq(meetings.roundId, roundId)).orderBy(asc(meetings.startsAt)).all();
	const since = held.find(({ slug }) => slug === wish.since) ?? lastHeld(held, now);
	const changed: ReadonlySet<IdeaId> = since?.endsAt ? changedSince(db, since.endsAt) : new Set();
	const visible = db
		.select(shortColumns)
		.from(ideas)
		.where(and(eq(ideas.roundId, roundId), eq(ideas.hidden, false), notInArray(ideas.stage, ['merged', 'withdrawn'])))
		.orderBy(sql`${ideas.number} IS NULL`, asc(ideas.number), sql`${ideas.changedAt} DESC`, asc(ideas.slug))
		.all();

	const passed = wish.meeting === null ? null : passedThrough(db, held.find(({ slug }) => slug === wish.meeting)?.id);
	const found = wish.search.trim() === '' ? null : matching(db, roundId, wish.search);
	const wished = visible
		.filter(({ stage }) => wish.ripeness === null || ripenessOf(stage) === wish.ripeness)
		.filter(({ id }) => (passed?.has(id) ?? true) && (found?.has(id) ?? true))
		.filter(({ id }) => wish.since === null || changed.has(id));

	const page = wished.slice((wish.page - 1) * onOnePage, wish.page * onOnePage);
	const shown = page.map(({ id }) => id);
	const needs = needsOf(db, shown, now);
	const fields = since?.endsAt ? fieldsChanged(db, shown, since.endsAt) : new Map<IdeaId, string[]>();
	return {
		ideas: page.map((idea) => ({ ...idea, need: needs.get(idea.id), changed: fields.get(idea.id) ?? [] })),
		found: wished.length,
		pages: Math.max(1, Math.ceil(wished.length / onOnePage)),
		total: visible.length,
		counts: countsOf(visible),
		meetings: held,
		since: since ?? null,
		changedCount: visible.filter(({ id }) => changed.has(id)).length,
	};
}

/** What came true without money in a round, beside the idea `but`. */
export async function listWithoutMoney(db: Db, roundId: RoundId, but: IdeaId) {
	return db
		.select({ ...shortColumns, doneBy: ideas.doneBy })
		.from(ideas)
		.where(
			and(
				eq(ideas.roundId, roundId),
				eq(ideas.hidden, false),
				eq(ideas.stage, 'realised_without_money'),
				ne(ideas.id, but),
			),
		)
		.orderBy(desc(ideas.doneOn))
		.limit(5)
		.all();
}

const shortColumns = {
	id: ideas.id,
	slug: ideas.slug,
	number: ideas.number,
	title: ideas.title,
	line: ideas.line,
	price: ideas.price,
	stage: ideas.stage,
	invented: ideas.invented,
} as const;

function countsOf(visible: readonly Pick<Idea, 'stage'>[]): Partial<Record<Ripeness, number>> {
	const counts: Partial<Record<Ripeness, number>> = {};
	for (const { stage } of visible) counts[ripenessOf(stage)] = (counts[ripenessOf(stage)] ?? 0) + 1;
	return counts;
}

/** The ideas that changed after `at`. */
function changedSince(db: Db, at: number): ReadonlySet<IdeaId> {
	const rows = db
		.selectDistinct({ ideaId: ideaRevisions.ideaId })
		.from(ideaRevisions)
		.where(gt(ideaRevisions.changedAt, at))
		.all();
	return new Set(rows.map(({ ideaId }) => ideaId));
}

/** For each of these ideas the fields that changed after `at`. The texts themselves stay where they are. */
function fieldsChanged(db: Db, among: readonly IdeaId[], at: number): Map<IdeaId, string[]> {
	const changed = new Map<IdeaId, string[]>();
	if (among.length === 0) return changed;
	const rows = db.all<{ ideaId: IdeaId; field: string }>(sql`
		SELECT DISTINCT ${ideaRevisions.ideaId} AS ideaId, field.key AS field
		FROM ${ideaRevisions}, json_each(${ideaRevisions.fields}) AS field
		WHERE ${inArray(ideaRevisions.ideaId, [...among])} AND ${gt(ideaRevisions.changedAt, at)}`);
	for (const { ideaId, field } of rows) changed.set(ideaId, [...(changed.get(ideaId) ?? []), field]);
	return changed;
}

/** The ideas that were born, changed or joined at a meeting. */
function passedThrough(db: Db, meetingId: MeetingId | undefined): ReadonlySet<IdeaId> {
	if (!meetingId) return new Set();
	const rows = [
		...db.select({ id: ideaRevisions.ideaId }).from(ideaRevisions).where(eq(ideaRevisions.meetingId, meetingId)).all(),
		...db.select({ id: ideaAuthors.ideaId }).from(ideaAuthors).where(eq(ideaAuthors.meetingId, meetingId)).all(),
		...db.select({ id: piles.ideaId }).from(piles).where(eq(piles.meetingId, meetingId)).all(),
	];
	return new Set(rows.flatMap(({ id }) => (id ? [id] : [])));
}

/** The ideas whose text, or whose notes, hold every word of the search. Case does not matter, æ, ø and å do. */
function matching(db: Db, roundId: RoundId, search: string): ReadonlySet<IdeaId> {
	const words = search.toLocaleLowerCase('da').split(/\s+/).filter(Boolean);
	const texts = db
		.select({
			id: ideas.id,
			text: sql<string>`${ideas.title} || ' ' || ${ideas.line} || ' ' || ${ideas.description} || ' ' || ${ideas.place} || ' ' || ${ideas.forWhom}`,
		})
		.from(ideas)
		.where(eq(ideas.roundId, roundId))
		.all();
	const noteTexts = db
		.select({ id: piles.ideaId, text: notes.text })
		.from(notes)
		.innerJoin(piles, eq(piles.id, notes.pileId))
		.where(and(eq(piles.roundId, roundId), eq(notes.hidden, false)))
		.all();
	const whole = new Map<IdeaId, string>();
	for (const { id, text } of [...texts, ...noteTexts]) if (id) whole.set(id, `${whole.get(id) ?? ''} ${text}`);
	const hits = [...whole].filter(([, text]) => {
		const lower = text.toLocaleLowerCase('da');
		return words.every((word) => lower.includes(word));
	});
	return new Set(hits.map(([id]) => id));
}

/** What each of these ideas needs most. */
function needsOf(db: Db, ids: readonly IdeaId[], now: number): Map<IdeaId, Need> {
	if (ids.length === 0) return new Map();
	const among = [...ids];
	const rows = db.select().from(ideas).where(inArray(ideas.id, among)).all();
	const lines = db.select().from(costLines).where(inArray(costLines.ideaId, among)).all();
	const steps = new Map(
		db
			.select()
			.from(nextSteps)
			.where(inArray(nextSteps.ideaId, among))
			.all()
			.map((step) => [step.ideaId, step]),
	);
	const cases = db.select().from(screeningCases).where(inArray(screeningCases.ideaId, among)).all();
	const helpers = counted(
		db
			.select({ id: helpOffers.ideaId, n: sql<number>`count(*)` })
			.from(helpOffers)
			.where(inArray(helpOffers.ideaId, among))
			.groupBy(helpOffers.ideaId)
			.all(),
	);
	const noted = counted(
		db
			.select({ id: piles.ideaId, n: sql<number>`count(*)` })
			.from(notes)
			.innerJoin(piles, eq(piles.id, notes.pileId))
			.where(inArray(piles.ideaId, among))
			.groupBy(piles.ideaId)
			.all(),
	);

	return new Map(
		rows.map((idea) => {
			const step = steps.get(idea.id);
			const sheet: Sheet = {
				...idea,
				lines: lines.filter(({ ideaId }) => ideaId === idea.id),
				helpers: helpers.get(idea.id) ?? 0,
				hasNextStep: step !== undefined,
			};
			const screening = cases.find(({ ideaId, closedAt }) => ideaId === idea.id && closedAt === null);
			const facts = {
				stage: idea.stage,
				sheet,
				unclaimed: step?.unclaimed ?? false,
				notes: noted.get(idea.id) ?? 0,
				screening,
			};
			return [idea.id, needOf(facts, now)];
		}),
	);
}

const counted = (rows: readonly { id: IdeaId | null; n: number }[]) =>
	new Map(rows.flatMap(({ id, n }) => (id ? [[id, n] as const] : [])));

/** The idea at this address, hidden ones too: who may see it is asked by the page. */
export function ideaAt(db: Pick<Db, 'select'>, roundId: RoundId, slug: string): Idea | undefined {
	return db
		.select()
		.from(ideas)
		.where(and(eq(ideas.roundId, roundId), eq(ideas.slug, slug)))
		.get();
}

/** Which idea lies in which, in this round. */
export function mergesOf(db: Pick<Db, 'select'>, roundId: RoundId): Map<IdeaId, IdeaId> {
	const rows = db
		.select({ from: ideaMerges.fromId, into: ideaMerges.intoId })
		.from(ideaMerges)
		.innerJoin(ideas, eq(ideas.id, ideaMerges.fromId))
		.where(eq(ideas.roundId, roundId))
		.all();
	return new Map(rows.map(({ from, into }) => [from, into]));
}
