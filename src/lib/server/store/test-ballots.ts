import { eq } from 'drizzle-orm';
import { boxKeyFrom, seal, unseal } from '../../ballotbox/seal.ts';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { formatLimits, type BallotPaper } from '../../domain/voting/ballot-format.ts';
import { ballotText, readBallotText } from '../../domain/voting/ballot-text.ts';
import type { Ballot } from '../../domain/voting/ballot.ts';
import type { Db } from '../db/database.ts';
import { ballotBoxes } from '../db/tables/ballot-box.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { ballotPaper } from './ballot-papers.ts';
import { roundWithBox, type By } from './poll-step.ts';

export type TestRefusal = {
	readonly reason: 'not_frozen' | 'no_test_ballot' | 'not_restarted' | 'no_opening_key' | 'test_failed';
};

/** Seals a test ballot, as a voter's is sealed, with a mark on the first idea of each track. It is never counted. */
export async function sealTestBallot(
	db: Db,
	{ round, process }: { round: RoundId; process: string },
	{ actor, now }: By,
): Promise<Result<null, TestRefusal>> {
	return transact(db, (tx) => {
		const { round: poll, box } = roundWithBox(tx, round);
		if (poll.pollState !== 'ready' || !box) return refuse({ reason: 'not_frozen' });

		const sealed = seal(ballotText(testBallot(ballotPaper(tx, round))), box.boxPublicKey, round);
		const kept = { testSealed: Buffer.from(sealed), testProcess: process, testedAt: null };
		tx.update(ballotBoxes).set(kept).where(eq(ballotBoxes.roundId, round)).run();
		record(tx, { at: now, actor, action: 'seal_test_ballot', object: round });
		return ok(null);
	});
}

/**
 * Opens the test ballot again: then the key in the key folder is the right one, and outlives a restart.
 * Refused in the process that sealed it, which would only show what it remembers. Answers with the ballot.
 */
export async function openTestBallot(
	db: Db,
	{ round, process, openingKey }: { round: RoundId; process: string; openingKey: Uint8Array | undefined },
	{ actor, now }: By,
): Promise<Result<Ballot, TestRefusal>> {
	return transact(db, (tx) => {
		const { box } = roundWithBox(tx, round);
		if (!box?.testSealed) return refuse({ reason: 'no_test_ballot' });
		if (box.testProcess === process) return refuse({ reason: 'not_restarted' });
		if (!openingKey) return refuse({ reason: 'no_opening_key' });

		const text = unseal(box.testSealed, { ...boxKeyFrom(openingKey), publicKey: box.boxPublicKey }, round);
		const ballot = text.ok ? readBallotText(text.value, ballotPaper(tx, round)) : text;
		if (!ballot.ok) return refuse({ reason: 'test_failed' });

		tx.update(ballotBoxes).set({ testedAt: now }).where(eq(ballotBoxes.roundId, round)).run();
		record(tx, { at: now, actor, action: 'open_test_ballot', object: round });
		return ok(ballot.value);
	});
}

function testBallot(paper: BallotPaper): Ballot {
	return paper.map(({ track, ideas, format }) => {
		const most = Math.min(1, formatLimits(format).onOneIdea);
		const first = format.kind === 'fill_pot' ? ideas.find(({ price }) => price <= format.pot) : ideas[0];
		return { track, marks: first ? [{ idea: first.number, marks: most }] : [] };
	});
}
