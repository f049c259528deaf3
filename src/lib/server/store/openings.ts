import { sign } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { envelopeHash, readVote } from '../../ballotbox/leaf.ts';
import { fillUrn, openingText, type Envelope, type Opening, type Urn } from '../../ballotbox/open.ts';
import { privateKeyFrom } from '../../ballotbox/raw-key.ts';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { BallotPaper } from '../../domain/voting/ballot-format.ts';
import { choicesText } from '../../domain/voting/ballot-text.ts';
import type { Db, Tx } from '../db/database.ts';
import { envelopes } from '../db/tables/ballot-box.ts';
import { cards } from '../db/tables/cards.ts';
import { board, lots, openings } from '../db/tables/results.ts';
import { tracks } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { ballotPaper } from './ballot-papers.ts';
import { logSumOf } from './log-sums.ts';
import { sha256 } from './poll-log.ts';
import { movePoll, roundWithBox, type By, type StepRefusal } from './poll-step.ts';

/** What a process that opens the box needs beside the opening key. */
export type ClosedBox = { readonly publicKey: Uint8Array; readonly urn: Urn; readonly paper: BallotPaper };

/** What the two openings said; `one` and `other` are canonical texts. */
export type TwoOpenings = { readonly one: string; readonly other: string };

export type OpeningRefusal =
	| StepRefusal
	| { readonly reason: 'openings_differ' | 'not_an_opening' }
	| { readonly reason: 'lot_comes_first'; readonly track: number };

/**
 * The box of a poll that is closed: the last envelope of each card that may vote here. Undefined while it is open.
 * @throws Error if these are not the envelopes that the log tells of, each signed by its card.
 */
export async function findClosedBox(db: Db, id: RoundId): Promise<ClosedBox | undefined> {
	return transact(db, (tx) => {
		const { round, box } = roundWithBox(tx, id);
		if (round.pollState !== 'closed' || !box) return undefined;
		const urn = urnOf(tx, id);
		const told = logSumOf(tx, id, readVote)?.urn;
		if (urn.map(envelopeHash).join() !== told?.join()) throw new Error(`box and log of ${id} differ`);
		return { publicKey: box.boxPublicKey, urn, paper: ballotPaper(tx, id) };
	});
}

/**
 * Keeps what was in the box, when both openings say the same: board and signature. In a real round the sealed
 * ballots are destroyed in the same transaction. Refused while a lot that must be drawn before the count is missing.
 */
export async function keepOpening(
	db: Db,
	{ round: id, logKey, one, other }: TwoOpenings & { readonly round: RoundId; readonly logKey: Uint8Array },
	by: By,
): Promise<Result<{ readonly isDemo: boolean }, OpeningRefusal>> {
	return transact(db, (tx) => {
		const moved = movePoll(tx, id, 'open_box', by);
		if (!moved.ok) return moved;
		const missing = trackWithoutLot(tx, moved.value.round.tieRule, id);
		if (missing !== undefined) return refuse({ reason: 'lot_comes_first', track: missing });
		if (one !== other) return refuse({ reason: 'openings_differ' });
		const opening = readOpening(one);
		if (!opening) return refuse({ reason: 'not_an_opening' });

		const signature = sign(null, Buffer.from(one), privateKeyFrom('ed25519', logKey)).toString('hex');
		const signatures = JSON.stringify([{ by: moved.value.box.logOrigin, openings: 2, signature }]);
		const { valid, invalid } = opening;
		const hash = Buffer.from(sha256(one), 'hex');
		tx.insert(openings).values({ roundId: id, valid, invalid, hash, signatures, openedAt: by.now }).run();
		for (const { track, choices } of opening.tracks) {
			for (const [rank, text] of choices.entries()) {
				tx.insert(board).values({ roundId: id, track, rank, choices: text }).run();
			}
		}
		const { isDemo } = moved.value.round;
		if (!isDemo) tx.delete(envelopes).where(eq(envelopes.roundId, id)).run();
		return ok({ isDemo });
	});
}

/** Empties the write-ahead log, so that what was destroyed does not lie there still. */
export function forget(db: Db): void {
	db.$client.pragma('wal_checkpoint(TRUNCATE)');
}

function urnOf(tx: Tx, id: RoundId): Urn {
	const active = tx
		.select({ pub: cards.pub })
		.from(cards)
		.where(and(eq(cards.roundId, id), eq(cards.status, 'active')))
		.all();
	const found = tx.select().from(envelopes).where(eq(envelopes.roundId, id)).all();
	const hex = (pub: Buffer) => pub.toString('hex');
	const cast = found.map(({ pub, version, sealed }): Envelope => ({ card: hex(pub), version, sealed }));
	return fillUrn(cast, new Set(active.map(({ pub }) => hex(pub))));
}

/** The first track that is counted by equal shares and has no list drawn, where the rules ask for one. */
function trackWithoutLot(tx: Tx, tieRule: string, id: RoundId): number | undefined {
	if (tieRule !== 'lot_drawn_before') return undefined;
	const drawn = tx.select({ track: lots.track }).from(lots).where(eq(lots.roundId, id)).all();
	const counted = tx.select().from(tracks).where(eq(tracks.roundId, id)).all();
	return counted.find(({ position }) => !drawn.some(({ track }) => track === position))?.position;
}

/** An opening from its canonical text; undefined when it is anything else. */
function readOpening(text: string): Opening | undefined {
	type Written = Omit<Opening, 'tracks'> & {
		tracks: { track: number; choices: (number | [number, number])[][] }[];
	};
	const { valid, invalid, tracks: written } = JSON.parse(text) as Written;
	const read = written.map(({ track, choices }) => ({
		track,
		choices: choices.map((marked) =>
			choicesText(
				marked.map((choice) =>
					typeof choice === 'number' ? { idea: choice, marks: 1 } : { idea: choice[0], marks: choice[1] },
				),
			),
		),
	}));
	const opening = { valid, invalid, tracks: read };
	return openingText(opening) === text ? opening : undefined;
}
