import { and, asc, eq, isNull } from 'drizzle-orm';
import { afterIdeaEvent, type IdeaRefusal } from '../../domain/idea/life.ts';
import { gatheredIn } from '../../domain/idea/merge.ts';
import {
	agree,
	daysOverdue,
	giveAnswer,
	lookAgain,
	mayGoOnBallot,
	standingOf,
	type AgreeRefusal,
	type AnswerRefusal,
	type PlaceRefusal,
	type ScreeningSide,
	type WrittenAnswer,
} from '../../domain/idea/screening.ts';
import { checkNeeded, missingForScreening, type SheetGap, type TextRefusal } from '../../domain/idea/sheet.ts';
import { id, type IdeaId, type RoundId, type ScreeningId } from '../../domain/ids.ts';
import { easyLix, lix } from '../../domain/plain-language.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { ideas } from '../db/tables/ideas.ts';
import { screeningCases, screeningMessages } from '../db/tables/screening.ts';
import { record } from './audit.ts';
import { changeIdea, type By } from './idea-changes.ts';
import { ideaAt, mergesOf } from './ideas.ts';
import { sheetOf } from './idea-way.ts';
import { isOnFrozenBallot, type BallotFrozen, type IdeaGone } from './maturing.ts';
import { openCase, saveCase } from './screening-cases.ts';

type At = { readonly roundId: RoundId; readonly slug: string };

export type SendRefusal =
	IdeaRefusal | IdeaGone | { readonly reason: 'sheet_incomplete'; readonly missing: readonly SheetGap[] };

type Sent = At & { readonly department: string; readonly question: string; readonly dueAt: number };

/** Asks the municipality: a department, a question, and when the answer is promised. */
export async function sendToScreening(db: Db, sent: Sent, { by, now }: By): Promise<Result<null, SendRefusal>> {
	return transact(db, (tx) => {
		const idea = ideaAt(tx, sent.roundId, sent.slug);
		if (!idea) return refuse({ reason: 'idea_gone' });
		const missing = missingForScreening(sheetOf(tx, idea, gatheredIn(mergesOf(tx, sent.roundId), idea.id)));
		if (missing.length > 0) return refuse({ reason: 'sheet_incomplete', missing });
		const stage = afterIdeaEvent(idea.stage, 'send');
		if (!stage.ok) return stage;

		const { department, question, dueAt } = sent;
		const caseId = id<ScreeningId>(crypto.randomUUID());
		tx.insert(screeningCases)
			.values({ id: caseId, ideaId: idea.id, department, question, sentAt: now, sentBy: by, dueAt })
			.run();
		changeIdea(tx, idea, { stage: stage.value }, { by, now });
		record(tx, { at: now, actor: by, action: 'send_to_screening', object: idea.id, facts: { case: caseId, dueAt } });
		return ok(null);
	});
}

export type NoCase = { readonly reason: 'no_case' };

type Answered = At & WrittenAnswer & { readonly landOwner: string; readonly permits: string };

/** The municipality answers, or answers anew. Both sides look again. */
export async function answerCase(
	db: Db,
	answered: Answered,
	{ by, now }: By,
): Promise<Result<null, AnswerRefusal | NoCase>> {
	return transact(db, (tx) => {
		const found = caseAt(tx, answered);
		if (!found) return refuse({ reason: 'no_case' });
		const given = giveAnswer(answered);
		if (!given.ok) return given;

		const { roundId: _round, slug: _slug, ...written } = answered;
		saveCase(tx, lookAgain({ ...found.screening, ...written, answeredAt: now, answeredBy: by }));
		tx.update(ideas).set({ changedAt: now }).where(eq(ideas.id, found.idea.id)).run();
		record(tx, { at: now, actor: by, action: 'answer', object: found.screening.id, facts: { answer: written.answer } });
		return ok(null);
	});
}

type Message = At & { readonly side: ScreeningSide; readonly internal: boolean; readonly text: string };

/** One side writes to the other, or an officer makes a note for colleagues. */
export async function writeMessage(
	db: Db,
	message: Message,
	{ by, now }: By,
): Promise<Result<null, TextRefusal | NoCase>> {
	return transact(db, (tx) => {
		const found = caseAt(tx, message);
		if (!found) return refuse({ reason: 'no_case' });
		const text = checkNeeded(message.text, 2000);
		if (!text.ok) return text;
		const { side, internal } = message;
		const row = { caseId: found.screening.id, side, internal, text: text.value, writtenAt: now, writtenBy: by };
		tx.insert(screeningMessages)
			.values({ id: crypto.randomUUID(), ...row })
			.run();
		record(tx, { at: now, actor: by, action: internal ? 'internal_note' : 'write', object: found.screening.id });
		return ok(null);
	});
}

/**
 * One side agrees. When both do, the idea takes the upper price, and what it costs each year. Refused when the ballot that
 * it stands on is frozen: then an answer comes too late to change what voters read.
 */
export async function agreeOnCase(
	db: Db,
	{ side, ...at }: At & { readonly side: ScreeningSide },
	{ by, now }: By,
): Promise<Result<null, AgreeRefusal | NoCase | BallotFrozen>> {
	return transact(db, (tx) => {
		const found = caseAt(tx, at);
		if (!found) return refuse({ reason: 'no_case' });
		if (isOnFrozenBallot(tx, found.idea)) return refuse({ reason: 'ballot_frozen' });
		const agreed = agree(found.screening, side, now);
		if (!agreed.ok) return agreed;

		const screening = { ...found.screening, ...agreed.value };
		if (standingOf(screening, now) === 'agreed') {
			const { priceTo, runningCost, runningPayer } = screening;
			const paid = {
				...(priceTo !== null && { price: priceTo }),
				...(runningCost !== null && { runningCost, runningPayer }),
			};
			changeIdea(tx, found.idea, paid, { by, now });
		}
		saveCase(tx, screening);
		record(tx, { at: now, actor: by, action: 'agree', object: screening.id, facts: { side } });
		return ok(null);
	});
}

/** Takes the idea back from the municipality, to work on it. What was said is kept. */
export async function takeBack(db: Db, at: At, { by, now }: By): Promise<Result<null, IdeaRefusal | NoCase>> {
	return transact(db, (tx) => {
		const found = caseAt(tx, at);
		if (!found) return refuse({ reason: 'no_case' });
		const stage = afterIdeaEvent(found.idea.stage, 'take_back');
		if (!stage.ok) return stage;
		changeIdea(tx, found.idea, { stage: stage.value }, { by, now });
		closeCase(tx, found.idea.id, now);
		record(tx, { at: now, actor: by, action: 'take_back', object: found.screening.id });
		return ok(null);
	});
}

/** The idea's people take a no for an answer: it rests, with the reason and what to try instead. */
export async function acceptNo(db: Db, at: At, { by, now }: By): Promise<Result<null, IdeaRefusal | NoCase>> {
	return transact(db, (tx) => {
		const found = caseAt(tx, at);
		if (!found || found.screening.answer !== 'no') return refuse({ reason: 'no_case' });
		const stage = afterIdeaEvent(found.idea.stage, 'turn_down');
		if (!stage.ok) return stage;
		const { because: turnedDownBecause, tryInstead } = found.screening;
		changeIdea(tx, found.idea, { stage: stage.value, turnedDownBecause, tryInstead }, { by, now });
		closeCase(tx, found.idea.id, now);
		record(tx, { at: now, actor: by, action: 'accept_no', object: found.screening.id });
		return ok(null);
	});
}

export type BallotRefusal =
	PlaceRefusal | IdeaRefusal | IdeaGone | { readonly reason: 'hard_to_read'; readonly lix: number };

/** Places an idea on the ballot: both agree, or the municipality stayed silent; and everybody can read it. */
export async function placeOnBallot(
	db: Db,
	{ roundId, slug }: At,
	{ by, now }: By,
): Promise<Result<null, BallotRefusal>> {
	return transact(db, (tx) => {
		const idea = ideaAt(tx, roundId, slug);
		if (!idea) return refuse({ reason: 'idea_gone' });
		const screened = mayGoOnBallot(openCase(tx, idea.id), now);
		if (!screened.ok) return screened;
		const hard = lix(`${idea.line}\n${idea.description}`);
		if (hard > easyLix) return refuse({ reason: 'hard_to_read', lix: hard });
		const stage = afterIdeaEvent(idea.stage, 'place');
		if (!stage.ok) return stage;
		changeIdea(tx, idea, { stage: stage.value }, { by, now });
		record(tx, { at: now, actor: by, action: 'place_on_ballot', object: idea.id });
		return ok(null);
	});
}

/** The case is over; nothing of it is lost. */
export function closeCase(tx: Tx, ideaId: IdeaId, now: number): void {
	tx.update(screeningCases)
		.set({ closedAt: now })
		.where(and(eq(screeningCases.ideaId, ideaId), isNull(screeningCases.closedAt)))
		.run();
}

function caseAt(tx: Tx, { roundId, slug }: At) {
	const idea = ideaAt(tx, roundId, slug);
	const screening = idea && openCase(tx, idea.id);
	return idea && screening && { idea, screening };
}

/** Every question to the municipality that is still open in a round, the oldest promise first. */
export async function listCases(db: Db, roundId: RoundId, now: number) {
	const rows = db
		.select()
		.from(screeningCases)
		.innerJoin(ideas, eq(ideas.id, screeningCases.ideaId))
		.where(and(eq(ideas.roundId, roundId), isNull(screeningCases.closedAt)))
		.orderBy(asc(screeningCases.dueAt))
		.all();
	return rows.map(({ screening_cases: screening, ideas: idea }) => ({
		idea,
		screening,
		standing: standingOf(screening, now),
		daysOverdue: daysOverdue(screening, now),
	}));
}

/** The talk about an idea, with notes for officers only when an officer reads. */
export async function listMessages(db: Db, ideaId: IdeaId, { asOfficer }: { readonly asOfficer: boolean }) {
	const screening = openCase(db, ideaId);
	if (!screening) return [];
	return db
		.select()
		.from(screeningMessages)
		.where(
			asOfficer
				? eq(screeningMessages.caseId, screening.id)
				: and(eq(screeningMessages.caseId, screening.id), eq(screeningMessages.internal, false)),
		)
		.orderBy(asc(screeningMessages.writtenAt))
		.all();
}
