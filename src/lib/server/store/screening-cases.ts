import { and, desc, eq, isNull } from 'drizzle-orm';
import type { IdeaId } from '../../domain/ids.ts';
import type { Db, Tx } from '../db/database.ts';
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
