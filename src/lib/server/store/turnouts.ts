import { asc, eq } from 'drizzle-orm';
import type { TurnoutCount } from '../../domain/council/turnout.ts';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import { evaluationCounts, turnoutCounts, turnouts } from '../db/tables/projects.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import type { By } from './idea-changes.ts';
import { paperCountOf, votersOnPaper } from './paper-counts.ts';
import { votersOf } from './published.ts';

/** The day as it was counted, before anything small is hidden: for those who count, and for what hides it. */
export type Turnout = {
	readonly eligible: number | null;
	readonly handedOut: number | null;
	readonly unused: number | null;
	readonly keep: string;
	readonly change: string;
	readonly counts: readonly TurnoutCount[];
};

export type TurnoutRefusal =
	| { readonly reason: 'not_published' }
	| { readonly reason: 'does_not_add_up'; readonly counted: number; readonly voters: number }
	| { readonly reason: 'paper_differs'; readonly paper: number }
	| { readonly reason: 'fewer_than_voted'; readonly eligible: number; readonly voters: number };

/** What was counted of a round; undefined before anybody has. */
export function turnoutOf(db: Pick<Db, 'select'>, roundId: RoundId) {
	const day = db.select().from(turnouts).where(eq(turnouts.roundId, roundId)).get();
	if (!day) return undefined;
	const counts = db.select().from(turnoutCounts).where(eq(turnoutCounts.roundId, roundId)).all();
	const evaluation = db
		.select()
		.from(evaluationCounts)
		.where(eq(evaluationCounts.roundId, roundId))
		.orderBy(asc(evaluationCounts.position))
		.all();
	return { ...day, counts, evaluation };
}

/** What those who run the round have written down of its day. */
export async function findTurnout(db: Db, roundId: RoundId) {
	const onPaper = paperCountOf(db, roundId) ? votersOnPaper(db, roundId) : null;
	return { voters: votersOf(db, [roundId]).get(roundId), onPaper, turnout: turnoutOf(db, roundId) };
}

/**
 * Writes the day down. Places and channels must add up to the votes, and those on paper to the papers that were counted,
 * or nothing is saved.
 */
export async function saveTurnout(
	db: Db,
	roundId: RoundId,
	turnout: Turnout,
	{ by, now }: By,
): Promise<Result<null, TurnoutRefusal>> {
	return transact(db, (tx) => {
		const voters = votersOf(tx, [roundId]).get(roundId);
		if (voters === undefined) return refuse({ reason: 'not_published' });
		const { counts, ...day } = turnout;
		const counted = counts.reduce((sum, count) => sum + count.voters, 0);
		if (counts.length > 0 && counted !== voters) return refuse({ reason: 'does_not_add_up', counted, voters });
		const paper = votersOnPaper(tx, roundId);
		const saidPaper = counts.reduce((sum, count) => sum + (count.channel === 'paper' ? count.voters : 0), 0);
		if (counts.length > 0 && paperCountOf(tx, roundId) && saidPaper !== paper) {
			return refuse({ reason: 'paper_differs', paper });
		}
		const { eligible } = day;
		if (eligible !== null && eligible < voters) return refuse({ reason: 'fewer_than_voted', eligible, voters });

		tx.insert(turnouts)
			.values({ ...day, roundId, countedAt: now })
			.onConflictDoUpdate({ target: turnouts.roundId, set: { ...day, countedAt: now } })
			.run();
		tx.delete(turnoutCounts).where(eq(turnoutCounts.roundId, roundId)).run();
		for (const count of counts) {
			tx.insert(turnoutCounts)
				.values({ ...count, roundId })
				.run();
		}
		record(tx, { at: now, actor: by, action: 'save_turnout', object: roundId, facts: { counted } });
		return ok(null);
	});
}
