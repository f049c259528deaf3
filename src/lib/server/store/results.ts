import { and, asc, countDistinct, eq, inArray, isNotNull } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import type { Phase } from '../../domain/round/phase.ts';
import { phaseAt } from '../../domain/round/phase.ts';
import { isPublicState } from '../../domain/round/poll.ts';
import { shownByChannel, type ByChannel } from '../../domain/results/by-channel.ts';
import { compareRules } from '../../domain/results/compare-rules.ts';
import { countTrack } from '../../domain/results/count-track.ts';
import type { OtherOutcome, TrackOutcome } from '../../domain/results/track-outcome.ts';
import type { Db, Reader, Tx } from '../db/database.ts';
import { envelopes } from '../db/tables/ballot-box.ts';
import { ideas } from '../db/tables/ideas.ts';
import { lots, openings, results } from '../db/tables/results.ts';
import { areas, rounds, tracks } from '../db/tables/rounds.ts';
import { electionsOf, importOf, votedOn, type Import } from './elections.ts';
import { arePapersIn, votersOnPaper } from './paper-counts.ts';
import type { Area, Idea, Round, Track } from './rounds.ts';

/** The count of a round: its ballots, and each track. A track with `lotBetween` waits for a lot. */
export type RoundOutcome = { readonly votes: number; readonly tracks: readonly TrackOutcome[] };

/** A track as it is published: the outcome, and what other rules would have made of the same ballots. */
export type PublishedTrack = Pick<Track, 'name' | 'names'> & {
	readonly outcome: TrackOutcome;
	readonly others: readonly OtherOutcome[];
	/** Lots that were drawn, as the protocol tells of them. */
	readonly lots: readonly { readonly drawn: readonly number[]; readonly method: string; readonly drawnAt: number }[];
};

type About = {
	readonly round: Round;
	readonly area: Area;
	readonly phase: Phase;
	/** Everybody whose vote lies in the box, the one number that is known before publication; then papers too. */
	readonly turnout: number;
};

/** What may be known of the result of a round. Before publication nothing but turnout. */
export type Results = About &
	(
		| { readonly state: 'waiting' }
		| ({
				readonly state: 'published';
				readonly tracks: readonly PublishedTrack[];
				readonly file: Import | undefined;
				/** How many voted digitally and on paper; null when that is not known, or would tell of single people. */
				readonly byChannel: ByChannel | null;
		  } & Told)
		/** Published, but never counted here: only who won is known. */
		| ({ readonly state: 'told'; readonly tracks: readonly Track[] } & Told)
	);

type Told = { readonly ideas: readonly Idea[]; readonly withoutMoney: readonly Idea[] };

/**
 * Counts the opened ballots of a round, the papers with them. Pure of everything but reading: call it as often as you like.
 * @throws Error while papers are out that nobody has counted: a tie is one of both together.
 */
export function outcomeOf(tx: Reader, roundId: RoundId): RoundOutcome {
	mustHavePapers(tx, roundId);
	const counted = electionsOf(tx, roundId).map(countTrack);
	return { votes: Math.max(0, ...counted.map(({ votes }) => votes)), tracks: counted };
}

/**
 * Writes the result of a round down, once, when it is published: the pages read it from there. Ideas on the ballot have
 * won from here on, or got no money.
 * @throws Error if a lot must be drawn first, or papers are not counted.
 */
export function writeResults(tx: Tx, roundId: RoundId, now: number): void {
	mustHavePapers(tx, roundId);
	for (const election of electionsOf(tx, roundId)) {
		const outcome = countTrack(election);
		if (outcome.lotBetween) throw new Error(`a lot must be drawn between ${outcome.lotBetween.join(', ')}`);

		const counted = JSON.stringify({ outcome, others: compareRules(election, outcome) });
		tx.insert(results).values({ roundId, track: outcome.track, outcome: counted, computedAt: now }).run();
		const numbers = election.ideas.map(({ number }) => number);
		settle(tx, roundId, outcome.winners, 'won');
		settle(
			tx,
			roundId,
			numbers.filter((number) => !outcome.winners.includes(number)),
			'not_funded',
		);
	}
}

function mustHavePapers(tx: Reader, roundId: RoundId): void {
	const papers = arePapersIn(tx, roundId);
	if (!papers.ok) throw new Error(`${papers.refusal.reason}: ${roundId}`);
}

function settle(tx: Tx, roundId: RoundId, numbers: readonly number[], stage: 'won' | 'not_funded'): void {
	const these = and(eq(ideas.roundId, roundId), inArray(ideas.number, [...numbers]), eq(ideas.stage, 'on_ballot'));
	tx.update(ideas).set({ stage }).where(these).run();
}

/** The result of the round at this address, as far as it may be known at `now`. */
export async function findResults(db: Db, slug: string, now: number): Promise<Results | undefined> {
	const found = db
		.select()
		.from(rounds)
		.innerJoin(areas, eq(areas.id, rounds.areaId))
		.where(eq(rounds.slug, slug))
		.get();
	if (!found) return undefined;
	const { rounds: round, areas: area } = found;
	const digital = turnoutOf(db, round);
	const seen = { round, area, phase: phaseAt(round, now) };
	if (!isPublished(round, now)) return { ...seen, turnout: digital, state: 'waiting' };
	const paper = votersOnPaper(db, round.id);
	const about = { ...seen, turnout: digital + paper };

	const told = { ideas: ideasOf(db, round.id), withoutMoney: withoutMoneyOf(db, round.id) };
	const ofRound = db.select().from(tracks).where(eq(tracks.roundId, round.id)).orderBy(asc(tracks.position)).all();
	const written = db.select().from(results).where(eq(results.roundId, round.id)).orderBy(asc(results.track)).all();
	if (written.length === 0) return { ...about, ...told, state: 'told', tracks: ofRound };

	const named = new Map(ofRound.map(({ position, name, names }) => [position, { name, names }]));
	const published = written.map(({ track, outcome }) => ({
		...(named.get(track) ?? { name: '', names: {} }),
		...(JSON.parse(outcome) as Pick<PublishedTrack, 'outcome' | 'others'>),
		lots: lotsOf(db, round.id, track),
	}));
	const file = importOf(db, round.id);
	const byChannel = file ? null : shownByChannel({ digital, paper });
	return { ...about, ...told, state: 'published', tracks: published, file, byChannel };
}

/** Whether the result of a round may be known. */
export function isPublished({ pollState, publishedAt }: Round, now: number): boolean {
	return isPublicState(pollState) && publishedAt !== null && publishedAt <= now;
}

/** How many have voted digitally: each card once, however often its vote was changed. */
function turnoutOf(db: Db, { id, votesKnown }: Round): number {
	const opening = db.select().from(openings).where(eq(openings.roundId, id)).get();
	if (opening) return opening.valid + opening.invalid;
	const cast = db
		.select({ cards: countDistinct(envelopes.pub) })
		.from(envelopes)
		.where(eq(envelopes.roundId, id))
		.get();
	return votesKnown ?? cast?.cards ?? 0;
}

function ideasOf(db: Db, roundId: RoundId): Idea[] {
	const numbered = and(eq(ideas.roundId, roundId), isNotNull(ideas.number), inArray(ideas.stage, [...votedOn]));
	return db.select().from(ideas).where(numbered).orderBy(asc(ideas.number)).all();
}

function withoutMoneyOf(db: Db, roundId: RoundId): Idea[] {
	const done = and(eq(ideas.roundId, roundId), eq(ideas.stage, 'realised_without_money'));
	return db.select().from(ideas).where(done).orderBy(asc(ideas.title)).all();
}

function lotsOf(db: Db, roundId: RoundId, track: number): PublishedTrack['lots'] {
	const ofTrack = and(eq(lots.roundId, roundId), eq(lots.track, track));
	return db
		.select()
		.from(lots)
		.where(ofTrack)
		.orderBy(asc(lots.drawnAt))
		.all()
		.map(({ drawn, method, drawnAt }) => ({ drawn: JSON.parse(drawn) as number[], method, drawnAt }));
}
