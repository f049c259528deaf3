import { eq } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { afterPollEvent, mayFinalise, type FinalRefusal, type PollRefusal } from '../../domain/round/poll.ts';
import type { Db } from '../db/database.ts';
import { ballotBoxes, envelopes } from '../db/tables/ballot-box.ts';
import { cards, cardTags } from '../db/tables/cards.ts';
import { rounds } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { movePoll, roundWithBox, type ByTwo, type StepRefusal } from './poll-step.ts';

export type EraseRefusal = PollRefusal | FinalRefusal | { readonly reason: 'same_person' | 'no_box' };

/**
 * Takes everything out of the database that could still lead from a code or a key to a vote: envelopes, tags,
 * the test ballot, who stood in line. The public log stays. May be done again when what follows it failed.
 */
export async function eraseVotes(
	db: Db,
	id: RoundId,
	{ actor, witness, now }: ByTwo,
): Promise<Result<null, EraseRefusal>> {
	return transact(db, (tx) => {
		if (actor === witness) return refuse({ reason: 'same_person' });
		const { round, box } = roundWithBox(tx, id);
		const after = afterPollEvent(round.pollState, 'finalise');
		if (!after.ok) return after;
		if (!box) return refuse({ reason: 'no_box' });
		const { complaintDays, publishedAt } = round;
		const may = mayFinalise({ complaintDays, publishedAt: publishedAt ?? now }, now);
		if (!may.ok) return may;

		for (const table of [envelopes, cardTags]) tx.delete(table).where(eq(table.roundId, id)).run();
		tx.update(ballotBoxes).set({ testSealed: null, testProcess: null }).where(eq(ballotBoxes.roundId, id)).run();
		tx.update(cards).set({ inLine: false }).where(eq(cards.roundId, id)).run();
		return ok(null);
	});
}

/** Rewrites the file, so that nothing that was erased lies in it or in its log. Refused while anybody else reads it. */
export function sweep({ $client }: Db): Result<null, { readonly reason: 'database_in_use' }> {
	const emptied = () => {
		const [done] = $client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
		return done?.busy === 0;
	};
	if (!emptied()) return refuse({ reason: 'database_in_use' });
	$client.exec('VACUUM');
	return emptied() ? ok(null) : refuse({ reason: 'database_in_use' });
}

/** The last thing that happens to a poll: from now on there is nothing left to destroy. */
export async function endPoll(db: Db, id: RoundId, by: ByTwo): Promise<Result<null, StepRefusal>> {
	return transact(db, (tx) => {
		const moved = movePoll(tx, id, 'finalise', by, { sheet: 'destroyed' });
		if (!moved.ok) return moved;
		tx.update(rounds).set({ finalisedAt: by.now }).where(eq(rounds.id, id)).run();
		return ok(null);
	});
}

/** The names of the rounds whose codes are gone for ever. */
export async function listFinalised(db: Db): Promise<string[]> {
	const found = db.select({ name: rounds.name }).from(rounds).where(eq(rounds.pollState, 'final')).all();
	return found.map(({ name }) => name);
}
