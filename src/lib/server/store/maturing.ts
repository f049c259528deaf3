import { and, asc, eq } from 'drizzle-orm';
import { afterIdeaEvent, isBeingWorkedOn, type IdeaEvent, type IdeaRefusal } from '../../domain/idea/life.ts';
import {
	askedFromPot,
	checkNeeded,
	checkText,
	sheetLimits,
	type CostLine,
	type SheetField,
	type TextRefusal,
} from '../../domain/idea/sheet.ts';
import { writtenSince } from '../../domain/idea/way.ts';
import type { RoundId } from '../../domain/ids.ts';
import { meetingAt } from '../../domain/meeting/meeting.ts';
import type { Money } from '../../domain/money.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { ideaRevisions, ideas } from '../db/tables/ideas.ts';
import { costLines, ideaAuthors } from '../db/tables/maturing.ts';
import { meetings } from '../db/tables/meetings.ts';
import { rounds } from '../db/tables/rounds.ts';
import { record } from './audit.ts';
import { changeIdea, type By, type Idea } from './idea-changes.ts';
import { ideaAt } from './ideas.ts';

export type IdeaGone = { readonly reason: 'idea_gone' };
export type BallotFrozen = { readonly reason: 'ballot_frozen' };
export type FieldRefusal =
	| TextRefusal
	| IdeaGone
	| { readonly reason: 'not_worked_on' }
	| { readonly reason: 'written_meanwhile'; readonly theirs: string; readonly revision: number };

type FieldSave = {
	readonly roundId: RoundId;
	readonly slug: string;
	readonly field: SheetField;
	readonly typed: string;
	/** The revision that the writer saw. What another wrote into this field since then is never wiped out. */
	readonly seen: number;
};

/** Saves one field of the sheet. Work on a note or a pile makes it a maturing idea. */
export async function saveField(
	db: Db,
	save: FieldSave,
	{ by, now }: By,
): Promise<Result<{ revision: number }, FieldRefusal>> {
	return transact(db, (tx) => {
		const idea = ideaAt(tx, save.roundId, save.slug);
		if (!idea) return refuse({ reason: 'idea_gone' });
		if (!isBeingWorkedOn(idea.stage)) return refuse({ reason: 'not_worked_on' });
		const text = (save.field === 'title' ? checkNeeded : checkText)(save.typed, sheetLimits[save.field]);
		if (!text.ok) return text;
		const theirs = writtenSince(revisionsOf(tx, idea), save.field, save.seen);
		if (theirs !== undefined && theirs !== text.value) {
			return refuse({ reason: 'written_meanwhile', theirs, revision: idea.revision });
		}

		const revision = changeIdea(tx, ripened(tx, idea, { by, now }), { [save.field]: text.value }, { by, now });
		record(tx, { at: now, actor: by, action: 'save_field', object: idea.id, facts: { field: save.field, revision } });
		return ok({ revision });
	});
}

const revisionsOf = (tx: Tx, idea: Idea) =>
	tx.select().from(ideaRevisions).where(eq(ideaRevisions.ideaId, idea.id)).orderBy(asc(ideaRevisions.revision)).all();

/** A note or a pile that is worked on matures. */
function ripened(tx: Tx, idea: Idea, act: By): Idea {
	const stage = afterIdeaEvent(idea.stage, 'mature');
	if (!stage.ok) return idea;
	const revision = changeIdea(tx, idea, { stage: stage.value }, act);
	return { ...idea, stage: stage.value, revision };
}

type Costs = {
	readonly roundId: RoundId;
	readonly slug: string;
	readonly lines: readonly CostLine[];
	readonly elsewhere: Money | null;
	readonly runningPayer: string;
};

/** The cost lines of an idea, all at once. What is asked from the pot follows from them. */
export async function saveCosts(db: Db, costs: Costs, { by, now }: By): Promise<Result<null, FieldRefusal>> {
	return transact(db, (tx) => {
		const idea = ideaAt(tx, costs.roundId, costs.slug);
		if (!idea) return refuse({ reason: 'idea_gone' });
		if (!isBeingWorkedOn(idea.stage)) return refuse({ reason: 'not_worked_on' });

		tx.delete(costLines).where(eq(costLines.ideaId, idea.id)).run();
		for (const line of costs.lines)
			tx.insert(costLines)
				.values({ ...line, id: crypto.randomUUID(), ideaId: idea.id })
				.run();
		const yearly = costs.lines.filter(({ every }) => every === 'year');
		const once = costs.lines.some(({ every }) => every === 'once');
		changeIdea(
			tx,
			ripened(tx, idea, { by, now }),
			{
				elsewhere: costs.elsewhere,
				runningPayer: costs.runningPayer,
				...(once && { price: askedFromPot(costs.lines, costs.elsewhere) }),
				...(yearly.length > 0 && { runningCost: sumOf(yearly) }),
			},
			{ by, now },
		);
		record(tx, { at: now, actor: by, action: 'save_costs', object: idea.id, facts: { lines: costs.lines.length } });
		return ok(null);
	});
}

const sumOf = (lines: readonly CostLine[]) => lines.reduce((sum, { amount }) => (sum + amount) as Money, 0 as Money);

/** Somebody joins an idea with a first name, at the meeting that is going on. */
export async function joinIdea(
	db: Db,
	{ roundId, slug, name }: { readonly roundId: RoundId; readonly slug: string; readonly name: string },
	{ by, now }: By,
): Promise<Result<null, TextRefusal | IdeaGone>> {
	return transact(db, (tx) => {
		const idea = ideaAt(tx, roundId, slug);
		if (!idea) return refuse({ reason: 'idea_gone' });
		const text = checkNeeded(name, 60);
		if (!text.ok) return text;
		const held = tx.select().from(meetings).where(eq(meetings.roundId, roundId)).all();
		const joined = { id: crypto.randomUUID(), ideaId: idea.id, name: text.value, joinedAt: now };
		tx.insert(ideaAuthors)
			.values({ ...joined, meetingId: meetingAt(held, now)?.id ?? null })
			.run();
		record(tx, { at: now, actor: by, action: 'join_idea', object: idea.id });
		return ok(null);
	});
}

/** Shows a told idea to everybody, or hides it again. */
export async function showIdea(
	db: Db,
	{ roundId, slug, hidden }: { readonly roundId: RoundId; readonly slug: string; readonly hidden: boolean },
	{ by, now }: By,
): Promise<Result<null, IdeaGone>> {
	return transact(db, (tx) => {
		const idea = ideaAt(tx, roundId, slug);
		if (!idea) return refuse({ reason: 'idea_gone' });
		tx.update(ideas).set({ hidden, changedAt: now }).where(eq(ideas.id, idea.id)).run();
		record(tx, { at: now, actor: by, action: hidden ? 'hide_idea' : 'show_idea', object: idea.id });
		return ok(null);
	});
}

/** Moves an idea by one of the steps that need nothing more than to be taken. */
export async function moveIdea(
	db: Db,
	{
		roundId,
		slug,
		event,
	}: { readonly roundId: RoundId; readonly slug: string; readonly event: IdeaEvent & ('withdraw' | 'reopen') },
	{ by, now }: By,
): Promise<Result<null, IdeaRefusal | IdeaGone | BallotFrozen>> {
	return transact(db, (tx) => {
		const idea = tx
			.select()
			.from(ideas)
			.where(and(eq(ideas.roundId, roundId), eq(ideas.slug, slug)))
			.get();
		if (!idea) return refuse({ reason: 'idea_gone' });
		if (isOnFrozenBallot(tx, idea)) return refuse({ reason: 'ballot_frozen' });
		const stage = afterIdeaEvent(idea.stage, event);
		if (!stage.ok) return stage;
		changeIdea(tx, idea, { stage: stage.value }, { by, now });
		record(tx, { at: now, actor: by, action: event, object: idea.id });
		return ok(null);
	});
}

/** A ballot that is frozen keeps its ideas: taking one off needs two people and a reason. */
export function isOnFrozenBallot(tx: Tx, { stage, roundId }: Idea): boolean {
	const round = tx.select({ state: rounds.pollState }).from(rounds).where(eq(rounds.id, roundId)).get();
	return stage === 'on_ballot' && round?.state !== 'draft';
}
