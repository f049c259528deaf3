import { and, asc, desc, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import { answerTimes } from '../../domain/council/answer-times.ts';
import { hasWon, wasOnBallot } from '../../domain/council/flow.ts';
import { roundsTable, type RoundLine } from '../../domain/council/rounds-table.ts';
import { accountOf } from '../../domain/idea/project.ts';
import { phaseAt } from '../../domain/round/phase.ts';
import type { RoundId } from '../../domain/ids.ts';
import { money, total } from '../../domain/money.ts';
import type { Db } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { turnouts } from '../db/tables/projects.ts';
import { areas, rounds, tracks } from '../db/tables/rounds.ts';
import { screeningCases } from '../db/tables/screening.ts';
import { listProjects } from './projects.ts';
import { votersOf } from './published.ts';

/** Which rounds of the municipality are looked at. */
export type CouncilFilter = { readonly year: number | undefined; readonly area: string | undefined };

/** All rounds of all areas on one page, newest first, with what to choose among. */
export async function findCouncil(db: Db, { year, area }: CouncilFilter, now: number) {
	const found = db
		.select({ round: rounds, area: areas })
		.from(rounds)
		.innerJoin(areas, eq(areas.id, rounds.areaId))
		.where(isNull(rounds.rehearses))
		.orderBy(desc(rounds.opensAt), asc(rounds.slug))
		.all()
		.map((seen) => ({ ...seen, year: yearOf(seen.round.opensAt) }));
	const within = found.filter(
		(seen) => (year === undefined || seen.year === year) && (area === undefined || seen.area.slug === area),
	);
	const ids = within.map(({ round }) => round.id);
	const [parts, projects] = [partsOf(db, ids), await listProjects(db, ids, now)];

	const lines = within.map(({ round, area, year }): RoundLine => {
		const of = <Part extends { readonly roundId: RoundId }>(all: readonly Part[]) =>
			all.filter(({ roundId }) => roundId === round.id);
		const own = of(parts.ideas);
		const underway = projects.filter(({ idea }) => idea.roundId === round.id);
		const sums = accountOf(
			total(underway.map(({ account }) => account.granted)),
			underway.flatMap(({ entries }) => entries),
		);
		return {
			slug: round.slug,
			area: area.name,
			round: round.name,
			invented: round.invented,
			year,
			phase: phaseAt(round, now),
			binding: round.binding,
			voters: parts.voters.get(round.id) ?? null,
			eligible: of(parts.turnouts)[0]?.eligible ?? null,
			ideas: own.length,
			onBallot: own.filter(({ stage }) => wasOnBallot(stage)).length,
			won: own.filter(({ stage }) => hasWon(stage)).length,
			withoutMoney: own.filter(({ stage }) => stage === 'realised_without_money').length,
			currency: round.currency,
			pot: total(of(parts.pots).map(({ pot }) => pot ?? money(0))),
			account: underway.every(({ project, idea }) => project || idea.price !== null) ? sums : null,
			answers: answerTimes(of(parts.questions), now),
			quiet: underway.filter(({ idea, news }) => idea.stage !== 'done' && news?.quiet).length,
		};
	});
	return {
		years: [...new Set(found.map((seen) => seen.year))].filter((one) => one !== null).sort((a, b) => b - a),
		areas: [...new Map(found.map((seen) => [seen.area.slug, seen.area.name])).entries()],
		lines,
		answers: answerTimes(parts.questions, now),
		table: roundsTable(lines),
	};
}

/** What the lines are made of, read in a few sweeps whatever the number of rounds. */
function partsOf(db: Db, ids: readonly RoundId[]) {
	const these = [...ids];
	return {
		ideas: db
			.select({ roundId: ideas.roundId, stage: ideas.stage })
			.from(ideas)
			.where(
				and(inArray(ideas.roundId, these), eq(ideas.hidden, false), notInArray(ideas.stage, ['merged', 'withdrawn'])),
			)
			.all(),
		pots: db
			.select({ roundId: tracks.roundId, pot: tracks.pot })
			.from(tracks)
			.where(inArray(tracks.roundId, these))
			.all(),
		turnouts: db.select().from(turnouts).where(inArray(turnouts.roundId, these)).all(),
		questions: db
			.select({
				roundId: ideas.roundId,
				sentAt: screeningCases.sentAt,
				dueAt: screeningCases.dueAt,
				answeredAt: screeningCases.answeredAt,
				closedAt: screeningCases.closedAt,
			})
			.from(screeningCases)
			.innerJoin(ideas, eq(ideas.id, screeningCases.ideaId))
			.where(and(inArray(ideas.roundId, these), eq(ideas.hidden, false)))
			.all(),
		voters: votersOf(db, ids),
	};
}

/** The year of the vote, in Denmark. */
function yearOf(opensAt: number | null): number | null {
	return opensAt === null ? null : Number(danishYear.format(opensAt));
}

const danishYear = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', year: 'numeric' });
