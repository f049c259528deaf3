import { eq } from 'drizzle-orm';
import type { PollState } from '../../domain/round/poll.ts';
import type { Db } from '../db/database.ts';
import { ballotBoxes } from '../db/tables/ballot-box.ts';
import { rounds } from '../db/tables/rounds.ts';
import type { BallotBox } from './ballot-boxes.ts';
import { leafHashes } from './leaves.ts';

/** A box with the state of its poll and its log. */
export type BoxLog = {
	readonly name: string;
	readonly state: PollState;
	readonly box: BallotBox;
	readonly hashes: readonly Uint8Array[];
};

/** Every box with its log, to hold one copy of the database against another. */
export async function listBoxLogs(db: Db): Promise<BoxLog[]> {
	const found = db
		.select({ name: rounds.name, state: rounds.pollState, box: ballotBoxes })
		.from(ballotBoxes)
		.innerJoin(rounds, eq(rounds.id, ballotBoxes.roundId))
		.all();
	return found.map((one) => ({ ...one, hashes: leafHashes(db, one.box.roundId) }));
}
