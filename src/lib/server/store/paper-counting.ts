import { eq } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { checkPapers, type PaperAccountRefusal } from '../../domain/voting/paper-account.ts';
import { areWholeSheets, readSheets, type SheetRefusal } from '../../domain/voting/paper-sheets.ts';
import {
	isPiled,
	placesToCount,
	stageOf,
	summed,
	turnOf,
	type CountingRefusal,
	type TallyLine,
	type TallyPlace,
} from '../../domain/voting/paper-tally.ts';
import type { Db, Reader, Tx } from '../db/database.ts';
import { paperCounters, paperGaps, paperTallies } from '../db/tables/papers.ts';
import { lots } from '../db/tables/results.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { ballotPaper } from './ballot-papers.ts';
import { ballotVersionOf } from './manifests.ts';
import { paperAccountsOf, paperDecisionsOf, paperDesk, personsCounts, tracksIn } from './paper-counts.ts';
import { roundWithBox, type By, type ByTwo } from './poll-step.ts';

type NotNow = { readonly reason: 'not_counting_now' | 'no_papers_out' };
export type CountPapersRefusal =
	NotNow | CountingRefusal | PaperAccountRefusal | { readonly reason: 'not_these_piles' };
export type CountAnewRefusal = NotNow | { readonly reason: 'same_person' | 'nothing_counted' | 'lot_drawn' };
export type GapRefusal = NotNow | { readonly reason: 'same_person' | 'no_paper_missing' };

/**
 * Keeps what one person counted, all piles at once. Nobody sees it but this person until two have found the same. Refused
 * out of turn, and when there are more papers than the desk can have given.
 */
export async function countPapers(
	db: Db,
	{ round, lines }: { readonly round: RoundId; readonly lines: readonly TallyLine[] },
	by: By,
): Promise<Result<null, CountPapersRefusal>> {
	return transact(db, (tx) => keepCount(tx, round, lines, by));
}

/**
 * As `countPapers`, of papers that are counted one by one: what was typed of each version, a line for each paper. Refused at the
 * first line that says nothing of a paper.
 */
export async function countSheets(
	db: Db,
	{ round, typed }: { readonly round: RoundId; readonly typed: readonly string[] },
	by: By,
): Promise<Result<null, CountPapersRefusal | SheetRefusal>> {
	return transact(db, (tx) => {
		const paper = ballotPaper(tx, round);
		const lines: TallyLine[] = [];
		for (const version of versionsOf(tx, round)) {
			const sheets = readSheets(typed[version - 1] ?? '', paper, version);
			if (!sheets.ok) return sheets;
			lines.push(...sheets.value);
		}
		return keepCount(tx, round, lines, by);
	});
}

/** Two people throw all counts away, so that the papers are counted anew. Not once a lot was drawn by them. */
export async function countPapersAnew(
	db: Db,
	round: RoundId,
	{ actor, witness, now }: ByTwo,
): Promise<Result<null, CountAnewRefusal>> {
	return transact(db, (tx) => {
		if (actor === witness) return refuse({ reason: 'same_person' });
		const notNow = isNotNow(tx, round);
		if (notNow) return refuse(notNow);
		if (personsCounts(tx, round).length === 0) return refuse({ reason: 'nothing_counted' });
		if (isLotDrawn(tx, round)) return refuse({ reason: 'lot_drawn' });

		clearCounts(tx, round);
		tx.delete(paperGaps).where(eq(paperGaps.roundId, round)).run();
		record(tx, { at: now, actor, action: 'count_papers_anew', object: round, facts: { witness } });
		return ok(null);
	});
}

/**
 * Keeps of the count what two people agreed on, as sums. How a single paper was read, which ties its tracks together, and who
 * counted otherwise is of no use once the result is public.
 */
export function keepSums(tx: Tx, roundId: RoundId): void {
	const stage = stageOf(personsCounts(tx, roundId));
	if (stage.stage !== 'agreed') return;
	clearCounts(tx, roundId);
	for (const [at, counter] of stage.by.entries()) {
		const slot = at + 1;
		tx.insert(paperCounters).values({ roundId, slot, counter }).run();
		for (const line of summed(stage.lines)) {
			tx.insert(paperTallies)
				.values({ roundId, slot, attempt: 1, ...line })
				.run();
		}
	}
}

/** Two people say why papers are missing, and that the result is published all the same. */
export async function explainMissing(
	db: Db,
	{ round: roundId, why }: { readonly round: RoundId; readonly why: string },
	{ actor, witness, now }: ByTwo,
): Promise<Result<null, GapRefusal>> {
	return transact(db, (tx) => {
		if (actor === witness) return refuse({ reason: 'same_person' });
		const notNow = isNotNow(tx, roundId);
		if (notNow) return refuse(notNow);
		const gaps = paperAccountsOf(tx, roundId).filter(({ missing }) => missing > 0);
		if (gaps.length === 0) return refuse({ reason: 'no_paper_missing' });

		tx.delete(paperGaps).where(eq(paperGaps.roundId, roundId)).run();
		for (const { track, missing } of gaps) {
			tx.insert(paperGaps).values({ roundId, track, missing, why, approvedBy: actor, approvedWith: witness }).run();
		}
		const facts = { missing: Math.max(...gaps.map(({ missing }) => missing)), witness };
		record(tx, { at: now, actor, action: 'explain_missing_papers', object: roundId, facts });
		return ok(null);
	});
}

function keepCount(
	tx: Tx,
	round: RoundId,
	lines: readonly TallyLine[],
	{ actor, now }: By,
): Result<null, CountPapersRefusal> {
	const notNow = isNotNow(tx, round);
	if (notNow) return refuse(notNow);
	if (!isWholeCount(tx, round, lines)) return refuse({ reason: 'not_these_piles' });
	const turn = turnOf(actor, personsCounts(tx, round));
	if (!turn.ok) return turn;
	const fits = checkPapers(paperDesk(tx, round), tracksIn(lines, paperDecisionsOf(tx, round)));
	if (!fits.ok) return fits;

	const { slot, attempt } = turn.value;
	if (attempt === 1) tx.insert(paperCounters).values({ roundId: round, slot, counter: actor }).run();
	for (const line of lines) {
		tx.insert(paperTallies)
			.values({ roundId: round, slot, attempt, ...line })
			.run();
	}
	const { stage } = stageOf(personsCounts(tx, round));
	record(tx, { at: now, actor, action: 'count_papers', object: round, facts: { slot, attempt, stage } });
	return ok(null);
}

/** Every pile that is counted: each version of the ballot on its own. */
export function pilesToCount(tx: Reader, round: RoundId): TallyPlace[] {
	return placesToCount(ballotPaper(tx, round), versionsOf(tx, round));
}

/** The versions of the ballot, from the first. */
export function versionsOf(tx: Reader, round: RoundId): number[] {
	return Array.from({ length: ballotVersionOf(tx, round) }, (_, at) => at + 1);
}

/** Every pile, where papers lie in piles; else every track of papers with the numbers 1, 2, 3 … */
function isWholeCount(tx: Reader, round: RoundId, lines: readonly TallyLine[]): boolean {
	const paper = ballotPaper(tx, round);
	if (isPiled(paper)) return areAllPiles(lines, pilesToCount(tx, round));
	return areWholeSheets(lines, paper, versionsOf(tx, round));
}

function clearCounts(tx: Tx, round: RoundId): void {
	for (const table of [paperTallies, paperCounters]) tx.delete(table).where(eq(table.roundId, round)).run();
}

/** Papers are counted between closing and publication, when there are any. */
function isNotNow(tx: Tx, round: RoundId): NotNow | undefined {
	const { pollState } = roundWithBox(tx, round).round;
	if (pollState !== 'closed' && pollState !== 'opened') return { reason: 'not_counting_now' };
	return paperDesk(tx, round).swapped === 0 ? { reason: 'no_papers_out' } : undefined;
}

function areAllPiles(lines: readonly TallyLine[], places: readonly TallyPlace[]): boolean {
	const named = ({ track, version, sheet, what }: TallyPlace) => JSON.stringify([track, version, sheet, what]);
	const there = new Set(lines.map(named));
	return lines.length === places.length && places.every((place) => there.has(named(place)));
}

/** A lot that was drawn because of what was counted. One that must be drawn before the count says nothing of it. */
function isLotDrawn(tx: Tx, round: RoundId): boolean {
	if (roundWithBox(tx, round).round.tieRule === 'lot_drawn_before') return false;
	return tx.select().from(lots).where(eq(lots.roundId, round)).get() !== undefined;
}
