import { and, count, eq, inArray } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { ok, type Result } from '../../domain/result.ts';
import { runningStates, type PollState } from '../../domain/round/poll.ts';
import type { PollKey } from '../../domain/voting/recovery-sheet.ts';
import type { Db, Tx } from '../db/database.ts';
import { ballotBoxes, leaves } from '../db/tables/ballot-box.ts';
import { rounds } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import type { BallotBox } from './ballot-boxes.ts';
import { logEvent } from './poll-log.ts';
import { movePoll, type ByTwo, type StepRefusal } from './poll-step.ts';

/** Polls that cannot do without their keys: from the making of the box until it has been opened. */
const needsKeys: readonly PollState[] = ['draft', 'ready', ...runningStates, 'closed'];

/** A poll whose keys must be there. */
export type WatchedPoll = {
	readonly name: string;
	readonly slug: string;
	readonly state: PollState;
	readonly box: BallotBox;
};

/** Every poll whose keys must be there. */
export async function listWatched(db: Db): Promise<WatchedPoll[]> {
	return db
		.select({ name: rounds.name, slug: rounds.slug, state: rounds.pollState, box: ballotBoxes })
		.from(ballotBoxes)
		.innerJoin(rounds, eq(rounds.id, ballotBoxes.roundId))
		.where(inArray(rounds.pollState, [...needsKeys]))
		.all();
}

/** The polls that stand still. */
export async function listPaused(db: Db): Promise<RoundId[]> {
	const found = db.select({ id: rounds.id }).from(rounds).where(eq(rounds.pollState, 'incident')).all();
	return found.map(({ id }) => id);
}

/** Stops an open poll whose keys are gone: nobody votes into a box that could not be opened. The log says so. */
export async function stopForKeys(
	db: Db,
	{ round, lost }: { round: RoundId; lost: readonly PollKey[] },
	now: number,
): Promise<Result<null, StepRefusal>> {
	return transact(db, (tx) => {
		const moved = movePoll(tx, round, 'report_incident', { actor: 'system', now }, { lost: lost.join(' ') });
		if (!moved.ok) return moved;
		logEvent(tx, round, 'incident', ['keys', incidentsOf(tx, round) + 1, ...lost]);
		return ok(null);
	});
}

/** Two people let a poll that stood still go on. */
export async function resumePoll(db: Db, round: RoundId, by: ByTwo): Promise<Result<null, StepRefusal>> {
	return transact(db, (tx) => {
		const moved = movePoll(tx, round, 'resume', by);
		if (!moved.ok) return moved;
		logEvent(tx, round, 'incident', ['resumed', incidentsOf(tx, round) + 1]);
		return ok(null);
	});
}

/** How many incidents the log of a round tells of: each leaf of them has a number, because no two leaves are alike. */
function incidentsOf(tx: Tx, round: RoundId): number {
	const ofRound = and(eq(leaves.roundId, round), eq(leaves.kind, 'incident'));
	return tx.select({ number: count() }).from(leaves).where(ofRound).get()?.number ?? 0;
}
