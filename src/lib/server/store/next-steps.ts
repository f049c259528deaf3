import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { IdeaId, RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { ideas } from '../db/tables/ideas.ts';
import { nextSteps } from '../db/tables/maturing.ts';
import { record } from './audit.ts';
import type { By } from './idea-changes.ts';
import { ideaAt } from './ideas.ts';
import type { IdeaGone } from './maturing.ts';

/** One small step with one person and one date, or an idea that is up for grabs. */
export type Step =
	{ readonly unclaimed: true } | { readonly what: string; readonly who: string; readonly dueOn: number };

/** Names the next step of an idea. Calendars that know the step of before move it. */
export async function nameNextStep(
	db: Db,
	{ roundId, slug, step }: { readonly roundId: RoundId; readonly slug: string; readonly step: Step },
	{ by, now }: By,
): Promise<Result<null, IdeaGone>> {
	return transact(db, (tx) => {
		const idea = ideaAt(tx, roundId, slug);
		if (!idea) return refuse({ reason: 'idea_gone' });
		const before = tx.select().from(nextSteps).where(eq(nextSteps.ideaId, idea.id)).get();
		const named =
			'unclaimed' in step
				? { what: before?.what ?? '', who: null, dueOn: null, unclaimed: true }
				: { ...step, unclaimed: false };
		const row = { ...named, sequence: (before?.sequence ?? -1) + 1, setAt: now };
		tx.insert(nextSteps)
			.values({ ideaId: idea.id, ...row })
			.onConflictDoUpdate({ target: nextSteps.ideaId, set: row })
			.run();
		tx.update(ideas).set({ changedAt: now }).where(eq(ideas.id, idea.id)).run();
		record(tx, { at: now, actor: by, action: 'next_step', object: idea.id, facts: { unclaimed: named.unclaimed } });
		return ok(null);
	});
}

/** The ideas of a round that are worked on and have neither a next step nor the word “ledig”. */
export function withoutStep(db: Pick<Db, 'select'>, roundId: RoundId): { id: IdeaId; slug: string; title: string }[] {
	return db
		.select({ id: ideas.id, slug: ideas.slug, title: ideas.title })
		.from(ideas)
		.leftJoin(nextSteps, eq(nextSteps.ideaId, ideas.id))
		.where(
			and(
				eq(ideas.roundId, roundId),
				eq(ideas.hidden, false),
				inArray(ideas.stage, ['captured', 'clustered', 'maturing']),
				isNull(nextSteps.ideaId),
			),
		)
		.all();
}
