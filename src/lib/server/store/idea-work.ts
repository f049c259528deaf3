import { and, desc, eq, sql } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import type { Db } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { nextSteps } from '../db/tables/maturing.ts';

/** Days after which an idea that nobody touched is shown to those who run the round. */
const longAgo = 14 * 86_400_000;

/** Every idea of a round for those who run it: hidden ones too, what was not touched for long, what has no next step. */
export async function listIdeasForWork(db: Db, roundId: RoundId, now: number) {
	return db
		.select({
			id: ideas.id,
			slug: ideas.slug,
			title: ideas.title,
			stage: ideas.stage,
			hidden: ideas.hidden,
			toldAt: ideas.toldAt,
			description: ideas.description,
			changedAt: ideas.changedAt,
			invented: ideas.invented,
			hasStep: sql<number>`${nextSteps.ideaId} IS NOT NULL`,
		})
		.from(ideas)
		.leftJoin(nextSteps, eq(nextSteps.ideaId, ideas.id))
		.where(and(eq(ideas.roundId, roundId)))
		.orderBy(desc(ideas.hidden), desc(ideas.changedAt))
		.all()
		.map(({ hasStep, ...idea }) => ({
			...idea,
			hasStep: hasStep === 1,
			untouchedFor: daysSince(idea.changedAt, now),
		}));
}

/** Whole days since an idea was touched, once that is long ago; else 0. */
const daysSince = (at: number | null, now: number) =>
	at !== null && now - at > longAgo ? Math.floor((now - at) / 86_400_000) : 0;
