import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Settings } from '../../domain/counting/rule.ts';
import { leastMarksIn } from '../../domain/formats/pabulib-round.ts';
import type { RoundId } from '../../domain/ids.ts';
import type { IdeaStage } from '../../domain/idea/stage.ts';
import type { CountedIdea, TrackElection } from '../../domain/results/election.ts';
import { papersOf } from '../../domain/voting/paper-count.ts';
import { withPapers } from '../../domain/voting/paper-sums.ts';
import type { Reader } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { board, imports, lots, openings } from '../db/tables/results.ts';
import { rounds, tracks } from '../db/tables/rounds.ts';
import { paperCountOf } from './paper-counts.ts';

/** A round that was voted on elsewhere: what its file said, and the ids of its projects. */
export type Import = {
	readonly meta: ReadonlyMap<string, string>;
	readonly projectIds: readonly string[];
	readonly settings: Settings;
	readonly conflicts: readonly (readonly number[])[];
};

/** Ideas that stood on the ballot, whatever has become of them since. */
export const votedOn: readonly IdeaStage[] = ['on_ballot', 'won', 'not_funded', 'underway', 'done'];

/**
 * Everything that the count of a round needs, track by track: what was in the box, and what stood on the papers. Empty
 * boards before the box has been opened.
 * @throws Error if an idea on the ballot has no price: it could never be paid.
 */
export function electionsOf(tx: Reader, roundId: RoundId): TrackElection[] {
	const round = tx.select({ tieRule: rounds.tieRule }).from(rounds).where(eq(rounds.id, roundId)).get();
	const found = importOf(tx, roundId);
	const numbered = and(eq(ideas.roundId, roundId), isNotNull(ideas.number), inArray(ideas.stage, [...votedOn]));
	const onBallot = tx.select().from(ideas).where(numbered).orderBy(asc(ideas.number)).all();
	const cast = tx
		.select()
		.from(board)
		.where(eq(board.roundId, roundId))
		.orderBy(asc(board.track), asc(board.rank))
		.all();
	const drawn = tx.select().from(lots).where(eq(lots.roundId, roundId)).orderBy(asc(lots.drawnAt)).all();
	const ofRound = tx.select().from(tracks).where(eq(tracks.roundId, roundId)).orderBy(asc(tracks.position)).all();

	const isOpened = tx.select().from(openings).where(eq(openings.roundId, roundId)).get() !== undefined;
	const papers = isOpened ? paperCountOf(tx, roundId)?.tracks : undefined;

	return ofRound.map((track) => ({
		track: {
			...track,
			track: track.position,
			ties: found ? 'cost_score_id' : (round?.tieRule ?? 'lot'),
			leastMarks: found ? leastMarksIn(found.meta) : 0,
			...(found && { settings: found.settings, conflicts: found.conflicts }),
		},
		ideas: onBallot.filter(({ trackId }) => trackId === track.id).map((idea) => countedIdea(idea, found)),
		board: withPapers(
			cast.filter((ballot) => ballot.track === track.position).map(({ choices }) => choices),
			papersOf(papers?.find((one) => one.track === track.position)?.piles ?? []),
		),
		lots: drawn
			.filter((lot) => lot.track === track.position)
			.map((lot) => ({ drawn: JSON.parse(lot.drawn) as number[] })),
	}));
}

/** What is known of the file that a round came from; undefined for a round of our own. */
export function importOf(tx: Reader, roundId: RoundId): Import | undefined {
	const found = tx.select().from(imports).where(eq(imports.roundId, roundId)).get();
	if (!found) return undefined;
	const meta = new Map(JSON.parse(found.meta) as [string, string][]);
	return {
		meta,
		projectIds: JSON.parse(found.projectIds) as string[],
		settings: JSON.parse(found.settings) as Settings,
		conflicts: JSON.parse(found.conflicts) as number[][],
	};
}

function countedIdea({ number, price, id }: typeof ideas.$inferSelect, found: Import | undefined): CountedIdea {
	if (number === null || price === null) throw new Error(`an idea on the ballot without number or price: ${id}`);
	return { number, id: found?.projectIds[number - 1] ?? String(number), price };
}
