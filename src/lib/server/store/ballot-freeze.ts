import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { IdeaId, RoundId, TrackId } from '../../domain/ids.ts';
import type { IdeaPicture } from '../../domain/idea/picture.ts';
import { mayGoOnBallot } from '../../domain/idea/screening.ts';
import type { Money } from '../../domain/money.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { missingForBallot, type Missing } from '../../domain/round/readiness.ts';
import { longestBallot } from '../../domain/voting/ballot-text.ts';
import type { Db, Reader, Tx } from '../db/database.ts';
import { ballotBoxes } from '../db/tables/ballot-box.ts';
import { ideas } from '../db/tables/ideas.ts';
import { ballotVersions } from '../db/tables/polls.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { insertBox, type NewBox } from './ballot-boxes.ts';
import { ballotPaper } from './ballot-papers.ts';
import { manifestOf } from './manifests.ts';
import { movePoll, roundWithBox, type By, type StepRefusal } from './poll-step.ts';
import { readinessOf } from './readiness.ts';
import { openCase } from './screening-cases.ts';
import type { Idea } from './rounds.ts';

/** An idea as it is to stand on the ballot; without a number it is not on it. */
export type Placing = {
	readonly idea: IdeaId;
	readonly number: number | null;
	readonly track: TrackId | null;
	readonly price: Money | null;
	readonly picture: IdeaPicture | null;
};

export type PlacingRefusal =
	| { readonly reason: 'ballot_frozen' }
	| { readonly reason: 'number_twice'; readonly number: number }
	| { readonly reason: 'no_track'; readonly title: string };

export type FreezeRefusal =
	| StepRefusal
	| { readonly reason: 'not_ready'; readonly missing: readonly Missing[] }
	| { readonly reason: 'paper_too_long'; readonly longest: number; readonly room: number };

/** The ideas that may stand on the ballot, those that do first, in their order. */
export async function listForBallot(db: Db, round: RoundId): Promise<Idea[]> {
	const found = candidates(db, round);
	return found.sort((one, other) => (one.number ?? Infinity) - (other.number ?? Infinity) || 0);
}

/** Puts ideas on the ballot with track, number, price and picture, or takes them off. Only until it is frozen. */
export async function placeIdeas(
	db: Db,
	{ round, placings }: { round: RoundId; placings: readonly Placing[] },
	{ actor, now }: By,
): Promise<Result<null, PlacingRefusal>> {
	return transact(db, (tx) => {
		const { pollState } = roundWithBox(tx, round).round;
		if (pollState !== 'draft') return refuse({ reason: 'ballot_frozen' });

		const ready = candidates(tx, round).filter((idea) => isAnswered(tx, idea, now));
		const mayStand = new Map(ready.map((idea) => [idea.id, idea]));
		const known = placings.filter(({ idea }) => mayStand.has(idea));
		const numbers = known.flatMap(({ number }) => number ?? []);
		const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
		if (twice !== undefined) return refuse({ reason: 'number_twice', number: twice });
		const homeless = known.find(({ number, track }) => number !== null && track === null);
		if (homeless) return refuse({ reason: 'no_track', title: mayStand.get(homeless.idea)?.title ?? '' });

		const changed = known.map(({ idea }) => idea);
		tx.update(ideas).set({ number: null }).where(inArray(ideas.id, changed)).run(); // so that two may swap numbers
		for (const { idea, number, track, price, picture } of known) {
			const stage = number === null ? ('screening' as const) : ('on_ballot' as const);
			tx.update(ideas).set({ number, stage, trackId: track, price, picture }).where(eq(ideas.id, idea)).run();
		}
		record(tx, { at: now, actor, action: 'place_ideas', object: round, facts: { onBallot: numbers.length } });
		return ok(null);
	});
}

/**
 * Freezes the ballot: ideas get their numbers, and ballot, rules and keys are written into the manifest.
 * The box of the round is made here if there is none. Refused with what is missing for a ballot.
 */
export async function freezeBallot(
	db: Db,
	{ round: id, box: newBox, languages }: { round: RoundId; box: NewBox; languages: readonly string[] },
	by: By,
): Promise<Result<null, FreezeRefusal>> {
	return transact(db, (tx) => {
		if (!roundWithBox(tx, id).box) insertBox(tx, newBox);
		const moved = movePoll(tx, id, 'freeze', by);
		if (!moved.ok) return moved;
		const missing = missingForBallot(readinessOf(tx, id, languages), by.now);
		if (missing.length > 0) return refuse({ reason: 'not_ready', missing });

		numberTheRest(tx, id);
		const fits = longestBallot(ballotPaper(tx, id));
		if (!fits.ok) return fits;

		const manifest = manifestOf(tx, moved.value, { version: 1, withCards: false });
		const frozen = { manifest, madeBy: by.actor, madeAt: by.now };
		tx.delete(ballotVersions).where(eq(ballotVersions.roundId, id)).run();
		tx.insert(ballotVersions)
			.values({ roundId: id, version: 1, ...frozen })
			.run();
		tx.update(ballotBoxes).set({ manifest }).where(eq(ballotBoxes.roundId, id)).run();
		return ok(null);
	});
}

/** Takes a frozen ballot back to be changed, before the poll is open. */
export async function thawBallot(db: Db, round: RoundId, by: By): Promise<Result<null, StepRefusal>> {
	return transact(db, (tx) => {
		if (roundWithBox(tx, round).round.pollState !== 'ready') {
			return refuse({ reason: 'not_now', state: roundWithBox(tx, round).round.pollState, event: 'correct' });
		}
		const moved = movePoll(tx, round, 'correct', by);
		return moved.ok ? ok(null) : moved;
	});
}

/** Ideas on the ballot that nobody has numbered get the next free numbers, track by track. */
function numberTheRest(tx: Tx, round: RoundId): void {
	const onBallot = candidates(tx, round).filter(({ stage }) => stage === 'on_ballot');
	const taken = new Set(onBallot.map(({ number }) => number));
	let next = 1;
	for (const { id } of onBallot.filter(({ number }) => number === null)) {
		while (taken.has(next)) next += 1;
		taken.add(next);
		tx.update(ideas)
			.set({ number: next })
			.where(and(eq(ideas.id, id), isNull(ideas.number)))
			.run();
	}
}

/** An idea that the municipality was asked about waits for its answer, or for its promise to pass. */
function isAnswered(tx: Tx, { id, stage }: Idea, now: number): boolean {
	const screening = stage === 'screening' ? openCase(tx, id) : undefined;
	return !screening || mayGoOnBallot(screening, now).ok;
}

function candidates(tx: Reader, round: RoundId): Idea[] {
	const may = and(eq(ideas.roundId, round), inArray(ideas.stage, ['screening', 'on_ballot']));
	return tx.select().from(ideas).where(may).orderBy(asc(ideas.trackId), asc(ideas.slug)).all();
}
