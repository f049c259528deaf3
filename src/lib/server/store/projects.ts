import { asc, desc, eq, inArray } from 'drizzle-orm';
import { hasWon } from '../../domain/council/flow.ts';
import {
	accountOf,
	milestones,
	milestonesDone,
	newsAge,
	nextMilestone,
	type Account,
	type Reached,
} from '../../domain/idea/project.ts';
import type { IdeaId, RoundId } from '../../domain/ids.ts';
import { money } from '../../domain/money.ts';
import type { Db } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { pictures } from '../db/tables/maturing.ts';
import { projectMilestones, projectMoney, projects, projectUpdates } from '../db/tables/projects.ts';
import type { Idea } from './idea-changes.ts';

type Row = typeof projects.$inferSelect;
export type MoneyEntry = typeof projectMoney.$inferSelect;

/** A winner as it stands: who stands for it, the five milestones, the money, how old the last news is. */
export type ProjectInView = {
	readonly idea: Pick<Idea, 'id' | 'roundId' | 'slug' | 'title' | 'line' | 'number' | 'stage' | 'price' | 'invented'>;
	/** Undefined until somebody has begun it. */
	readonly project: Row | undefined;
	readonly way: readonly Reached[];
	readonly reached: number;
	readonly next: (Reached & { readonly late: boolean }) | undefined;
	readonly account: Account;
	readonly entries: readonly MoneyEntry[];
	/** Undefined until it has begun. */
	readonly news: { readonly days: number; readonly quiet: boolean } | undefined;
	readonly lastNewsAt: number | undefined;
};

/** The winners of these rounds on their way, by number. */
export async function listProjects(db: Db, roundIds: readonly RoundId[], now: number): Promise<ProjectInView[]> {
	const winners = db
		.select()
		.from(ideas)
		.where(inArray(ideas.roundId, [...roundIds]))
		.orderBy(asc(ideas.number), asc(ideas.slug))
		.all()
		.filter(({ stage, hidden }) => hasWon(stage) && !hidden);
	return inView(db, winners, now);
}

/** How many projects of a round are under way and have told nothing for a month. */
export async function countQuietProjects(db: Db, roundId: RoundId, now: number): Promise<number> {
	const found = await listProjects(db, [roundId], now);
	return found.filter(({ idea, news }) => news?.quiet && idea.stage !== 'done').length;
}

/** One winner on its way, with all its news and their pictures, newest first. */
export async function findProject(db: Db, roundId: RoundId, slug: string, now: number) {
	const [found] = (await listProjects(db, [roundId], now)).filter(({ idea }) => idea.slug === slug);
	if (!found) return undefined;
	const updates = db
		.select({
			id: projectUpdates.id,
			text: projectUpdates.text,
			writtenAt: projectUpdates.writtenAt,
			invented: projectUpdates.invented,
			picture: { id: pictures.id, width: pictures.width, height: pictures.height, alt: pictures.alt },
		})
		.from(projectUpdates)
		.leftJoin(pictures, eq(pictures.id, projectUpdates.pictureId))
		.where(eq(projectUpdates.ideaId, found.idea.id))
		.orderBy(desc(projectUpdates.writtenAt), asc(projectUpdates.id))
		.all();
	return { ...found, updates };
}

/** The newest news of a round's projects, for its feed. */
export async function listNews(db: Db, roundId: RoundId, most: number) {
	return db
		.select({
			id: projectUpdates.id,
			text: projectUpdates.text,
			writtenAt: projectUpdates.writtenAt,
			title: ideas.title,
			slug: ideas.slug,
		})
		.from(projectUpdates)
		.innerJoin(ideas, eq(ideas.id, projectUpdates.ideaId))
		.where(eq(ideas.roundId, roundId))
		.orderBy(desc(projectUpdates.writtenAt), asc(projectUpdates.id))
		.limit(most)
		.all();
}

function inView(db: Db, winners: readonly Idea[], now: number): ProjectInView[] {
	const ids = winners.map(({ id }) => id);
	const begun = db.select().from(projects).where(inArray(projects.ideaId, ids)).all();
	const reached = db.select().from(projectMilestones).where(inArray(projectMilestones.ideaId, ids)).all();
	const entries = db
		.select()
		.from(projectMoney)
		.where(inArray(projectMoney.ideaId, ids))
		.orderBy(asc(projectMoney.enteredAt), asc(projectMoney.id))
		.all();
	const written = lastNewsOf(db, ids);

	return winners.map((idea) => {
		const of = <Part extends { readonly ideaId: IdeaId }>(parts: readonly Part[]) =>
			parts.filter(({ ideaId }) => ideaId === idea.id);
		const project = of(begun)[0];
		const way = wayOf(of(reached));
		const lastNewsAt = written.get(idea.id);
		const told = lastNewsAt ?? project?.beganAt;
		return {
			idea,
			project,
			way,
			reached: milestonesDone(way),
			next: nextMilestone(way, now),
			account: accountOf(project?.granted ?? idea.price ?? money(0), of(entries)),
			entries: of(entries),
			news: told === undefined ? undefined : newsAge(told, now),
			lastNewsAt,
		};
	});
}

function lastNewsOf(db: Db, ids: readonly IdeaId[]): Map<IdeaId, number> {
	const rows = db
		.select({ ideaId: projectUpdates.ideaId, writtenAt: projectUpdates.writtenAt })
		.from(projectUpdates)
		.where(inArray(projectUpdates.ideaId, [...ids]))
		.orderBy(asc(projectUpdates.writtenAt))
		.all();
	return new Map(rows.map(({ ideaId, writtenAt }) => [ideaId, writtenAt]));
}

/** All five milestones in their order, those nobody has planned yet too. */
function wayOf(rows: readonly Reached[]): Reached[] {
	return milestones.map((milestone) => {
		const { dueOn = null, doneOn = null } = rows.find((row) => row.milestone === milestone) ?? {};
		return { milestone, dueOn, doneOn };
	});
}
