import { and, desc, eq } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { isPublicState, runningStates } from '../../domain/round/poll.ts';
import type { EarlierPapers } from '../../domain/voting/correction.ts';
import type { ReasonForAnother } from '../../domain/voting/paper-account.ts';
import type { Db, Tx } from '../db/database.ts';
import { papersAgain, paperDecisions } from '../db/tables/papers.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { paperCountOf, paperDecisionsOf, paperDesk } from './paper-counts.ts';
import { roundWithBox, type By, type ByTwo } from './poll-step.ts';

type DeskRefusal = { readonly reason: 'no_papers_out' | 'count_stands' | 'result_is_public' };
export type AnotherRefusal = DeskRefusal | { readonly reason: 'none_set_aside' };
export type TakeBackRefusal = DeskRefusal | { readonly reason: 'nothing_to_take_back' };
export type DecisionRefusal = {
	readonly reason: 'same_person' | 'not_open' | 'no_earlier_version' | 'papers_renewed';
};

/** Notes that somebody handed in a paper and got another: a wrong mark, or a paper that was set aside. */
export async function giveAnother(
	db: Db,
	{ round, kind }: { readonly round: RoundId; readonly kind: ReasonForAnother },
	{ actor, now }: By,
): Promise<Result<null, AnotherRefusal>> {
	return transact(db, (tx) => {
		const fixed = deskIsFixed(tx, round);
		if (fixed) return refuse(fixed);
		const isAside = paperDecisionsOf(tx, round).some(({ earlier }) => earlier === 'vote_again');
		if (kind === 'renewed' && !isAside) return refuse({ reason: 'none_set_aside' });

		tx.insert(papersAgain)
			.values({ roundId: round, seq: (lastAgain(tx, round)?.seq ?? 0) + 1, kind })
			.run();
		record(tx, { at: now, actor, action: 'give_another_paper', object: round, facts: { kind } });
		return ok(null);
	});
}

/** Takes the last press back: nobody handed in a paper. */
export async function takeBackAnother(
	db: Db,
	round: RoundId,
	{ actor, now }: By,
): Promise<Result<null, TakeBackRefusal>> {
	return transact(db, (tx) => {
		const fixed = deskIsFixed(tx, round);
		if (fixed) return refuse(fixed);
		const last = lastAgain(tx, round);
		if (!last) return refuse({ reason: 'nothing_to_take_back' });

		tx.delete(papersAgain)
			.where(and(eq(papersAgain.roundId, round), eq(papersAgain.seq, last.seq)))
			.run();
		record(tx, { at: now, actor, action: 'take_back_paper', object: round, facts: { kind: last.kind } });
		return ok(null);
	});
}

/** What two people decide, and why, about the papers of a version that was corrected. */
export type DecidedPapers = {
	readonly round: RoundId;
	readonly version: number;
	readonly earlier: EarlierPapers;
	readonly why: string;
};

/**
 * Two people decide anew whether papers of an earlier version count. Only while people can still vote, and never that they
 * count after all once somebody has got a new paper for one: that would be two votes.
 */
export async function decidePapers(
	db: Db,
	{ round: roundId, version, earlier, why }: DecidedPapers,
	{ actor, witness, now }: ByTwo,
): Promise<Result<null, DecisionRefusal>> {
	return transact(db, (tx) => {
		if (actor === witness) return refuse({ reason: 'same_person' });
		const { pollState } = roundWithBox(tx, roundId).round;
		if (!runningStates.some((state) => state === pollState)) return refuse({ reason: 'not_open' });
		const isCorrected = paperDecisionsOf(tx, roundId).some((decision) => decision.version === version);
		if (!isCorrected) return refuse({ reason: 'no_earlier_version' });
		if (earlier === 'keep' && paperDesk(tx, roundId).renewed > 0) return refuse({ reason: 'papers_renewed' });

		const decided = { earlier, why, decidedBy: actor, decidedWith: witness };
		tx.insert(paperDecisions)
			.values({ roundId, version, ...decided })
			.onConflictDoUpdate({ target: [paperDecisions.roundId, paperDecisions.version], set: decided })
			.run();
		record(tx, { at: now, actor, action: 'decide_papers', object: roundId, facts: { version, earlier, witness } });
		return ok(null);
	});
}

/** Why nothing is noted at the desk any more; undefined while it is. */
function deskIsFixed(tx: Tx, round: RoundId): DeskRefusal | undefined {
	if (isPublicState(roundWithBox(tx, round).round.pollState)) return { reason: 'result_is_public' };
	if (paperDesk(tx, round).swapped === 0) return { reason: 'no_papers_out' };
	return paperCountOf(tx, round) ? { reason: 'count_stands' } : undefined;
}

function lastAgain(tx: Tx, round: RoundId) {
	const ofRound = tx.select().from(papersAgain).where(eq(papersAgain.roundId, round));
	return ofRound.orderBy(desc(papersAgain.seq)).limit(1).get();
}
