import { createHash } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import type { Tx } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import {
	evaluationCounts,
	projectMilestones,
	projectMoney,
	projects,
	projectUpdates,
	turnoutCounts,
	turnouts,
} from '../db/tables/projects.ts';
import { board, openings } from '../db/tables/results.ts';
import type { Afterwards, ProjectRows } from '../fixtures/afterwards.ts';
import { writeResults } from './results.ts';

/** Puts in what came after the vote of a fixture: its box opened and counted, its day, its projects. */
export function insertAfterwards(tx: Tx, roundId: RoundId, afterwards: Afterwards, now: number): void {
	fillBoard(tx, roundId, afterwards.marks, now);
	writeResults(tx, roundId, now);
	tx.insert(turnouts)
		.values({ ...afterwards.turnout, roundId })
		.run();
	for (const count of afterwards.counts)
		tx.insert(turnoutCounts)
			.values({ ...count, roundId })
			.run();
	for (const count of afterwards.evaluation)
		tx.insert(evaluationCounts)
			.values({ ...count, roundId })
			.run();
	for (const project of afterwards.projects) insertProject(tx, project);
}

/** The ballots as the opened box shows them: sorted texts, nothing that tells one from another. */
function fillBoard(tx: Tx, roundId: RoundId, marks: Afterwards['marks'], openedAt: number): void {
	const tracks = marks.map((ofTrack) =>
		[...ofTrack].flatMap(([idea, ballots]) => Array<string>(ballots).fill(idea === 0 ? '[]' : `[${idea}]`)).sort(),
	);
	const hash = createHash('sha256').update(JSON.stringify(tracks)).digest();
	const valid = Math.max(...tracks.map((ballots) => ballots.length));
	tx.insert(openings).values({ roundId, valid, invalid: 0, hash, openedAt }).run();
	for (const [at, ballots] of tracks.entries()) {
		for (const [rank, choices] of ballots.entries()) {
			tx.insert(board)
				.values({ roundId, track: at + 1, rank, choices })
				.run();
		}
	}
}

function insertProject(tx: Tx, { project, milestones, updates, money }: ProjectRows): void {
	tx.insert(projects).values(project).run();
	for (const reached of milestones) tx.insert(projectMilestones).values(reached).run();
	for (const update of updates) tx.insert(projectUpdates).values(update).run();
	for (const line of money) tx.insert(projectMoney).values(line).run();

	const isOpened = milestones.some(({ milestone, doneOn }) => milestone === 'opened' && doneOn !== null);
	tx.update(ideas)
		.set({ stage: isOpened ? 'done' : 'underway' })
		.where(eq(ideas.id, project.ideaId))
		.run();
}

/** Takes out what came after the vote of a demo round, before its ideas and pictures go. */
export function clearAfterwards(tx: Tx, roundId: RoundId): void {
	const own = tx.select({ id: ideas.id }).from(ideas).where(eq(ideas.roundId, roundId));
	for (const table of [projectMoney, projectUpdates, projectMilestones, projects])
		tx.delete(table).where(inArray(table.ideaId, own)).run();
	for (const table of [evaluationCounts, turnoutCounts, turnouts])
		tx.delete(table).where(eq(table.roundId, roundId)).run();
}
