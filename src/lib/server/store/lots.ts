import { randomUUID } from 'node:crypto';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Reader } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { lots } from '../db/tables/results.ts';
import { rounds, tracks } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { arePapersIn, type PapersRefusal } from './paper-counts.ts';
import { lotsOf } from './polls.ts';
import { movePoll, type By, type StepRefusal } from './poll-step.ts';
import { outcomeOf } from './results.ts';

/** A lot that must be drawn: the track by its place on the paper, and the numbers of the ideas it is between. */
export type OpenLot = { readonly track: number; readonly name: string; readonly between: readonly number[] };

/** How a lot was drawn, in public. `drawn` holds the numbers in the order in which they came. */
export type DrawnLot = {
	readonly round: RoundId;
	readonly track: number;
	readonly drawn: readonly number[];
	readonly method: string;
	readonly witness: string;
	readonly otherWitness: string;
	readonly drawnAt: number;
};

export type LotRefusal =
	| StepRefusal
	| PapersRefusal
	| { readonly reason: 'no_lot_needed' | 'not_these_ideas' | 'same_witness' | 'drawn_in_future' };

/** The lots that must be drawn now: the ties that decide once every paper is counted, or before the count the lists that the rules ask for. */
export async function listOpenLots(db: Db, round: RoundId): Promise<OpenLot[]> {
	return openLots(db, round);
}

/** Keeps the lot that was drawn. Refused unless it is needed now, and holds exactly the ideas that it is between. */
export async function recordLot(db: Db, lot: DrawnLot, by: By): Promise<Result<null, LotRefusal>> {
	return transact(db, (tx) => {
		const { round: roundId, track, drawn, method, witness, otherWitness, drawnAt } = lot;
		const open = openLots(tx, roundId).find((needed) => needed.track === track);
		const moved = movePoll(tx, roundId, 'draw_lot', by, { track });
		if (!moved.ok) return moved;
		const papers = moved.value.round.pollState === 'opened' ? arePapersIn(tx, roundId) : ok(null);
		if (!papers.ok) return papers;
		if (!open) return refuse({ reason: 'no_lot_needed' });
		if (!areSame(open.between, drawn)) return refuse({ reason: 'not_these_ideas' });
		if (witness.trim().toLowerCase() === otherWitness.trim().toLowerCase()) return refuse({ reason: 'same_witness' });
		if (drawnAt > by.now) return refuse({ reason: 'drawn_in_future' });

		const between = JSON.stringify([...open.between].sort((one, other) => one - other));
		const told = { method, witness, otherWitness, drawnAt };
		tx.insert(lots)
			.values({ id: randomUUID(), roundId, track, between, drawn: JSON.stringify(drawn), ...told })
			.run();
		return ok(null);
	});
}

/** As `listOpenLots`, inside a transaction. */
export function openLots(tx: Reader, id: RoundId): OpenLot[] {
	const round = tx.select().from(rounds).where(eq(rounds.id, id)).get();
	const ofRound = tx.select().from(tracks).where(eq(tracks.roundId, id)).all();
	const nameOf = (track: number) => ofRound.find(({ position }) => position === track)?.name ?? '';
	if (round?.pollState === 'closed' && round.tieRule === 'lot_drawn_before') {
		const drawn = lotsOf(tx, id);
		const waiting = ofRound.filter(({ position }) => !drawn.some(({ track }) => track === position));
		return waiting.map(({ id: track, position, name }) => {
			const onTrack = and(eq(ideas.trackId, track), isNotNull(ideas.number));
			const numbers = tx.select({ number: ideas.number }).from(ideas).where(onTrack).all();
			return { track: position, name, between: numbers.flatMap(({ number }) => number ?? []) };
		});
	}
	if (round?.pollState !== 'opened' || !arePapersIn(tx, id).ok) return [];
	return outcomeOf(tx, id).tracks.flatMap(({ track, lotBetween }) =>
		lotBetween ? [{ track, name: nameOf(track), between: lotBetween }] : [],
	);
}

function areSame(between: readonly number[], drawn: readonly number[]): boolean {
	return drawn.length === between.length && between.every((number) => drawn.includes(number));
}
