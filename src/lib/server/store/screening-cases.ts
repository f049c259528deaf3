import { and, count, desc, eq, gt, isNull, or } from 'drizzle-orm';
import type { IdeaId, RoundId } from '../../domain/ids.ts';
import type { Db, Tx } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { rounds } from '../db/tables/rounds.ts';
import { screeningCases } from '../db/tables/screening.ts';

export type CaseRow = typeof screeningCases.$inferSelect;

/** The case of an idea that is still talked about. */
export function openCase(tx: Db | Tx, ideaId: IdeaId): CaseRow | undefined {
	return tx
		.select()
		.from(screeningCases)
		.where(and(eq(screeningCases.ideaId, ideaId), isNull(screeningCases.closedAt)))
		.get();
}

/** The newest case of an idea, open or closed. */
export function lastCase(tx: Db | Tx, ideaId: IdeaId): CaseRow | undefined {
	return tx
		.select()
		.from(screeningCases)
		.where(eq(screeningCases.ideaId, ideaId))
		.orderBy(desc(screeningCases.sentAt))
		.limit(1)
		.get();
}

/** Writes a case down as it stands now. */
export function saveCase(tx: Tx, screening: CaseRow): void {
	tx.update(screeningCases).set(screening).where(eq(screeningCases.id, screening.id)).run();
}

const unanswered = and(isNull(screeningCases.closedAt), isNull(screeningCases.answer));

/** The ideas of a round about which the municipality was asked, and had not answered when its poll opened. */
export function listUnanswered(db: Db, round: RoundId): IdeaId[] {
	return db
		.select({ id: screeningCases.ideaId })
		.from(screeningCases)
		.innerJoin(ideas, eq(ideas.id, screeningCases.ideaId))
		.innerJoin(rounds, eq(rounds.id, ideas.roundId))
		.where(and(eq(ideas.roundId, round), or(unanswered, gt(screeningCases.answeredAt, rounds.openedAt))))
		.all()
		.map(({ id }) => id);
}

/** How many questions wait for the municipality's answer, by round. */
export async function countUnanswered(db: Db): Promise<ReadonlyMap<RoundId, number>> {
	const waiting = db
		.select({ round: ideas.roundId, cases: count() })
		.from(screeningCases)
		.innerJoin(ideas, eq(ideas.id, screeningCases.ideaId))
		.where(unanswered)
		.groupBy(ideas.roundId)
		.all();
	return new Map(waiting.map(({ round, cases }) => [round, cases]));
}
