import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { TrackOutcome } from '../../domain/results/track-outcome.ts';
import type { RoundId } from '../../domain/ids.ts';
import { publicStates } from '../../domain/round/poll.ts';
import type { Reader } from '../db/database.ts';
import { openings, results } from '../db/tables/results.ts';
import { rounds } from '../db/tables/rounds.ts';
import { votersOnPaper } from './paper-counts.ts';

/** A track of a round whose result is known: the outcome as it was computed once, at publication. */
export type PublishedOutcome = { readonly roundId: RoundId; readonly outcome: TrackOutcome };

const isPublished = and(inArray(rounds.pollState, publicStates), isNotNull(rounds.publishedAt));

/** What these rounds came to, track by track. A round that has not been published has none. */
export function outcomesOf(db: Reader, roundIds: readonly RoundId[]): PublishedOutcome[] {
	return db
		.select({ roundId: results.roundId, outcome: sql<string>`json_extract(${results.outcome}, '$.outcome')` })
		.from(results)
		.innerJoin(rounds, eq(rounds.id, results.roundId))
		.where(and(inArray(results.roundId, [...roundIds]), isPublished))
		.orderBy(asc(results.roundId), asc(results.track))
		.all()
		.map(({ roundId, outcome }) => ({ roundId, outcome: JSON.parse(outcome) as TrackOutcome }));
}

/**
 * How many voted in each of these rounds, where it is known: everybody's vote lies in every track, and who handed in a
 * paper that cannot be read has voted too.
 */
export function votersOf(db: Reader, roundIds: readonly RoundId[]): Map<RoundId, number> {
	const told = db
		.select({ id: rounds.id, votes: rounds.votesKnown })
		.from(rounds)
		.where(and(inArray(rounds.id, [...roundIds]), isPublished))
		.all();
	const voters = new Map(told.flatMap(({ id, votes }) => (votes === null ? [] : [[id, votes] as const])));
	const counted = db
		.select({ roundId: results.roundId, votes: sql<number>`max(json_extract(${results.outcome}, '$.outcome.votes'))` })
		.from(results)
		.innerJoin(rounds, eq(rounds.id, results.roundId))
		.where(and(inArray(results.roundId, [...roundIds]), isPublished))
		.groupBy(results.roundId)
		.all();
	for (const { roundId, votes } of counted) voters.set(roundId, votes);
	const opened = db
		.select()
		.from(openings)
		.where(inArray(openings.roundId, [...voters.keys()]))
		.all();
	for (const { roundId, valid, invalid } of opened) voters.set(roundId, valid + invalid + votersOnPaper(db, roundId));
	return voters;
}
