import { and, asc, count, eq } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { EarlierPapers } from '../../domain/voting/correction.ts';
import { paperAccount, papersThatCount, type PaperAccount, type PaperDesk } from '../../domain/voting/paper-account.ts';
import type { PaperCount } from '../../domain/voting/paper-count.ts';
import { onEveryTrack } from '../../domain/voting/paper-sums.ts';
import { pilesOf, stageOf, type PersonsCount, type TallyLine } from '../../domain/voting/paper-tally.ts';
import type { Reader } from '../db/database.ts';
import { cards } from '../db/tables/cards.ts';
import { paperCounters, paperDecisions, paperGaps, papersAgain, paperTallies } from '../db/tables/papers.ts';
import { ballotVersions } from '../db/tables/polls.ts';
import { tracks } from '../db/tables/rounds.ts';

/** What becomes of the papers of a version that was corrected, why, and who decided it: ids. */
export type PaperDecision = {
	readonly version: number;
	readonly earlier: EarlierPapers;
	readonly why: string;
	readonly who: readonly string[];
};

/** What two counts of the papers of a round agreed on; undefined when no papers were counted. */
export function paperCountOf(tx: Reader, roundId: RoundId): PaperCount | undefined {
	const stage = stageOf(personsCounts(tx, roundId));
	if (stage.stage !== 'agreed') return undefined;
	const { spoiled, renewed } = paperDesk(tx, roundId);
	const counted = { spoiled, renewed, tracks: tracksIn(stage.lines, paperDecisionsOf(tx, roundId)) };
	const places = tx.select({ track: tracks.position }).from(tracks).where(eq(tracks.roundId, roundId));
	return onEveryTrack(counted, places.orderBy(asc(tracks.position)).all());
}

/** The papers of a count, track by track and pile by pile. */
export function tracksIn(lines: readonly TallyLine[], decisions: readonly PaperDecision[]): PaperCount['tracks'] {
	const isAside = (version: number) => decisions.some((one) => one.version === version && one.earlier === 'vote_again');
	const tracks = [...new Set(lines.map(({ track }) => track))].sort((one, other) => one - other);
	return tracks.map((track) => ({ track, piles: pilesOf(lines, track, (version) => !isAside(version)) }));
}

/** What the desk did: cards swapped, papers handed in for another. */
export function paperDesk(tx: Reader, roundId: RoundId): PaperDesk {
	const onPaper = and(eq(cards.roundId, roundId), eq(cards.status, 'paper'));
	const swapped = tx.select({ many: count() }).from(cards).where(onPaper).get()?.many ?? 0;
	const again = tx.select({ kind: papersAgain.kind }).from(papersAgain).where(eq(papersAgain.roundId, roundId)).all();
	const many = (kind: string) => again.filter((paper) => paper.kind === kind).length;
	return { swapped, spoiled: many('spoiled'), renewed: many('renewed') };
}

/** What was decided of each corrected version: with the correction, or anew by two people afterwards. */
export function paperDecisionsOf(tx: Reader, roundId: RoundId): PaperDecision[] {
	const ofRound = eq(ballotVersions.roundId, roundId);
	const corrected = tx.select().from(ballotVersions).where(ofRound).orderBy(asc(ballotVersions.version)).all();
	const anew = tx.select().from(paperDecisions).where(eq(paperDecisions.roundId, roundId)).all();
	return corrected.flatMap(({ version: next, earlier, reason, madeBy, madeWith }) => {
		const version = next - 1;
		if (earlier === null) return [];
		const later = anew.find((decision) => decision.version === version);
		if (later) return [{ version, earlier: later.earlier, why: later.why, who: [later.decidedBy, later.decidedWith] }];
		return [{ version, earlier, why: reason ?? '', who: [madeBy, madeWith ?? ''] }];
	});
}

/** The newest count of each person who counted. */
export function personsCounts(tx: Reader, roundId: RoundId): PersonsCount[] {
	const ofRound = eq(paperCounters.roundId, roundId);
	const counters = tx.select().from(paperCounters).where(ofRound).orderBy(asc(paperCounters.slot)).all();
	const all = tx.select().from(paperTallies).where(eq(paperTallies.roundId, roundId)).all();
	return counters.map(({ slot, counter }) => {
		const own = all.filter((line) => line.slot === slot);
		const attempt = Math.max(1, ...own.map((line) => line.attempt));
		const newest = own.filter((line) => line.attempt === attempt);
		const lines = newest.map(({ track, version, sheet, what, papers }) => ({
			...{ track, version, what, papers },
			...(sheet > 0 && { sheet }),
		}));
		return { slot, counter, attempt, lines };
	});
}

/** How many people's papers count, those that cannot be read too: the largest number in any track. */
export function votersOnPaper(tx: Reader, roundId: RoundId): number {
	const counted = paperCountOf(tx, roundId)?.tracks.map(({ piles }) => papersThatCount(piles));
	return Math.max(0, ...(counted ?? []));
}

/** The account of each track, once the papers are counted. */
export function paperAccountsOf(tx: Reader, roundId: RoundId): PaperAccount[] {
	const desk = paperDesk(tx, roundId);
	return (paperCountOf(tx, roundId)?.tracks ?? []).map((track) => paperAccount(desk, track));
}

export type PapersRefusal = { readonly reason: 'papers_not_counted' | 'papers_missing' };

/** Whether the papers are all counted and accounted for: what keeps a result from being counted and published. */
export function arePapersIn(tx: Reader, roundId: RoundId): Result<null, PapersRefusal> {
	if (paperDesk(tx, roundId).swapped === 0) return ok(null);
	if (!paperCountOf(tx, roundId)) return refuse({ reason: 'papers_not_counted' });
	const told = tx.select().from(paperGaps).where(eq(paperGaps.roundId, roundId)).all();
	const isTold = ({ track, missing }: PaperAccount) =>
		missing === 0 || told.some((gap) => gap.track === track && gap.missing === missing);
	return paperAccountsOf(tx, roundId).every(isTold) ? ok(null) : refuse({ reason: 'papers_missing' });
}
