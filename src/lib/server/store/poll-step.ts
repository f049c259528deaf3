import { eq } from 'drizzle-orm';
import { afterPollEvent, type PollEvent, type PollRefusal } from '../../domain/round/poll.ts';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Tx } from '../db/database.ts';
import { ballotBoxes } from '../db/tables/ballot-box.ts';
import { rounds } from '../db/tables/rounds.ts';
import type { BallotBox } from './ballot-boxes.ts';
import { record, type Deed } from './audit.ts';
import type { Round } from './rounds.ts';

/** Who did it, and when. */
export type By = { readonly actor: string; readonly now: number };

/** The two who did it together, and when. */
export type ByTwo = By & { readonly witness: string };

/** A round and its box, before and after one of its events. */
export type Step = { readonly round: Round; readonly box: BallotBox };

export type StepRefusal = PollRefusal | { readonly reason: 'same_person' | 'no_box' };

/**
 * Moves a poll by one event, in a transaction under way, and writes it into the audit log.
 * Refused when the table of states does not hold the step, or when two are needed and there is one.
 */
export function movePoll(
	tx: Tx,
	id: RoundId,
	event: PollEvent,
	by: By | ByTwo,
	facts: Deed['facts'] = {},
): Result<Step, StepRefusal> {
	if ('witness' in by && by.witness === by.actor) return refuse({ reason: 'same_person' });
	const { round, box } = roundWithBox(tx, id);
	const after = afterPollEvent(round.pollState, event);
	if (!after.ok) return after;
	if (!box) return refuse({ reason: 'no_box' });

	tx.update(rounds).set({ pollState: after.value }).where(eq(rounds.id, id)).run();
	const all = 'witness' in by ? { ...facts, witness: by.witness } : facts;
	record(tx, { at: by.now, actor: by.actor, action: event, object: id, facts: all });
	return ok({ round, box });
}

/** A round with its box, if one was made. @throws Error if there is no such round: the address was checked before. */
export function roundWithBox(tx: Tx, id: RoundId): { round: Round; box: BallotBox | undefined } {
	const round = tx.select().from(rounds).where(eq(rounds.id, id)).get();
	if (!round) throw new Error(`there is no round ${id}`);
	return { round, box: tx.select().from(ballotBoxes).where(eq(ballotBoxes.roundId, id)).get() };
}
