import { and, asc, count, eq } from 'drizzle-orm';
import { answerTimes } from '../../domain/council/answer-times.ts';
import { flowOf, wasOnBallot, hasWon } from '../../domain/council/flow.ts';
import { roundTables, type MarkedIdea, type RoundFigures } from '../../domain/council/round-tables.ts';
import { daysTaken, standingOf } from '../../domain/idea/screening.ts';
import type { RoundId } from '../../domain/ids.ts';
import { money } from '../../domain/money.ts';
import type { TrackOutcome } from '../../domain/results/track-outcome.ts';
import type { Db } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { notes } from '../db/tables/notes.ts';
import { screeningCases } from '../db/tables/screening.ts';
import { listProjects } from './projects.ts';
import { outcomesOf, votersOf } from './published.ts';
import { findRound, type RoundInView, type Track } from './rounds.ts';
import { turnoutOf } from './turnouts.ts';

export type CouncilRound = NonNullable<Awaited<ReturnType<typeof findCouncilRound>>>;

/** One round for the council, from its first note to its last receipt. Small counts of people are hidden already. */
export async function findCouncilRound(db: Db, slug: string, now: number) {
	const seen = await findRound(db, slug, now);
	if (!seen) return undefined;

	const { round } = seen;
	const outcomes = outcomesOf(db, [round.id]).map(({ outcome }) => outcome);
	const voters = votersOf(db, [round.id]).get(round.id) ?? null;
	const projects = await listProjects(db, [round.id], now);
	const turnout = turnoutOf(db, round.id);
	const questions = questionsOf(db, round.id, now);

	const figures: RoundFigures = {
		voters,
		flow: flowOf(
			notesOf(db, round.id),
			seen.ideas.map(({ stage }) => stage),
		),
		counts: turnout?.counts ?? [],
		cards: cardsOf(turnout),
		marked: markedIdeas(seen, outcomes),
		pots: seen.tracks.map((track) => potOf(track, outcomes)),
		projects: projects.map(({ idea, project, account, reached, news }) => ({
			title: idea.title,
			owner: project?.owner ?? null,
			account,
			reached,
			newsDays: news?.days ?? null,
		})),
		questions,
		withoutMoney: seen.ideas.filter(({ stage }) => stage === 'realised_without_money'),
		evaluation: turnout?.evaluation ?? [],
	};
	// of a vote of another city nothing is known but the vote: not how its ideas came about, nor what became of them
	const isImported = round.invented === 'imported';
	const tables = roundTables(figures).filter(({ name }) => !isImported || name === 'marks' || name === 'pots');
	return {
		...seen,
		isImported,
		voters,
		eligible: turnout?.eligible ?? null,
		turnoutInvented: turnout?.invented ?? false,
		keep: turnout?.keep ?? '',
		change: turnout?.change ?? '',
		blank: outcomes.map(({ blank }) => blank),
		smallest: outcomes.map(({ smallest }) => smallest).find((share) => share !== null) ?? null,
		answers: answerTimes(questions, now),
		projects,
		tables,
	};
}

/** Each idea that was voted on. Before publication nothing is known but which they are. */
function markedIdeas({ tracks, ideas: told }: RoundInView, outcomes: readonly TrackOutcome[]): MarkedIdea[] {
	return tracks.flatMap((track) => {
		const outcome = outcomes.find((one) => one.track === track.position);
		const marks = new Map(outcome?.ideas.map((idea) => [idea.idea, idea.marks]));
		return told
			.filter((idea) => idea.trackId === track.id && wasOnBallot(idea.stage))
			.map(({ number, title, price, stage }) => ({
				track: track.name,
				number,
				title,
				price,
				marks: number === null ? null : (marks.get(number) ?? null),
				won: outcome && number !== null ? outcome.winners.includes(number) : hasWon(stage),
			}))
			.sort((one, other) => (other.marks ?? 0) - (one.marks ?? 0) || (one.number ?? 0) - (other.number ?? 0));
	});
}

function potOf({ name, pot, position }: Track, outcomes: readonly TrackOutcome[]) {
	const outcome = outcomes.find(({ track }) => track === position);
	return { track: name, pot, granted: outcome ? money(outcome.cost) : null };
}

function cardsOf(turnout: ReturnType<typeof turnoutOf>): RoundFigures['cards'] {
	const { handedOut = null, unused = null } = turnout ?? {};
	return handedOut === null || unused === null ? null : { handedOut, unused };
}

/** What the municipality was asked, the newest question of each idea. */
function questionsOf(db: Db, roundId: RoundId, now: number) {
	return db
		.select({ title: ideas.title, asked: screeningCases })
		.from(screeningCases)
		.innerJoin(ideas, eq(ideas.id, screeningCases.ideaId))
		.where(and(eq(ideas.roundId, roundId), eq(ideas.hidden, false)))
		.orderBy(asc(screeningCases.sentAt), asc(screeningCases.id))
		.all()
		.map(({ title, asked }) => {
			const standing = standingOf(asked, now);
			const open = standing === 'overdue' ? ('overdue' as const) : ('waiting' as const);
			return { ...asked, title, days: daysTaken(asked, asked.closedAt ?? now), answer: asked.answer ?? open };
		});
}

function notesOf(db: Db, roundId: RoundId): number {
	const within = and(eq(notes.roundId, roundId), eq(notes.hidden, false));
	return db.select({ notes: count() }).from(notes).where(within).get()?.notes ?? 0;
}
