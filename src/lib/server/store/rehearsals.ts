import { and, asc, eq } from 'drizzle-orm';
import { id, type IdeaId, type RoundId, type TrackId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { isRoundSlug } from '../../domain/round/slug.ts';
import type { Db, Tx } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { roleGrants } from '../db/tables/people.ts';
import { rounds, tracks } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { roundWithBox, type By } from './poll-step.ts';
import type { Round } from './rounds.ts';
import { clearRound } from './seed.ts';

const minute = 60_000;

export type RehearsalRefusal = {
	readonly reason: 'is_rehearsal' | 'rehearsal_there' | 'no_rehearsal' | 'ballot_empty' | 'name_taken';
};

/** The rehearsal of a round, when one has been made. */
export async function findRehearsal(db: Db, round: RoundId): Promise<Round | undefined> {
	return db.select().from(rounds).where(eq(rounds.rehearses, round)).get();
}

/**
 * Makes a rehearsal: a round of its own with the same tracks, rules and ballot, open for so many minutes from now. It has its
 * own box, keys and cards; nothing that is done in it touches the real round. What comes of it is thrown away.
 */
export async function makeRehearsal(
	db: Db,
	{ round: realId, minutes }: { readonly round: RoundId; readonly minutes: number },
	{ actor, now }: By,
): Promise<Result<string, RehearsalRefusal>> {
	return transact(db, (tx) => {
		const { round: real } = roundWithBox(tx, realId);
		if (real.rehearses) return refuse({ reason: 'is_rehearsal' });
		if (tx.select().from(rounds).where(eq(rounds.rehearses, realId)).get())
			return refuse({ reason: 'rehearsal_there' });
		const slug = `${real.slug.slice(0, 50)}-proeve`;
		const isTaken = tx.select().from(rounds).where(eq(rounds.slug, slug)).get() !== undefined;
		if (isTaken || !isRoundSlug(slug)) return refuse({ reason: 'name_taken' });

		const roundId = id<RoundId>(crypto.randomUUID());
		const closesAt = now + minutes * minute;
		tx.insert(rounds)
			.values({
				...real,
				...{ id: roundId, slug, rehearses: realId, isDemo: true, invented: 'rehearsal' },
				...{ opensAt: now, closesAt, graceUntil: null, resultAt: closesAt },
				...{ pollState: 'draft', openedAt: null, closedAt: null, publishedAt: null, doneAt: null },
				...{ votesKnown: null, finalisedAt: null },
			})
			.run();
		if (copyBallot(tx, realId, roundId) === 0) return refuse({ reason: 'ballot_empty' });
		for (const grant of tx.select().from(roleGrants).where(eq(roleGrants.roundId, realId)).all()) {
			tx.insert(roleGrants)
				.values({ ...grant, roundId })
				.run();
		}
		record(tx, { at: now, actor, action: 'make_rehearsal', object: realId, facts: { minutes } });
		return ok(slug);
	});
}

/** Takes the rehearsal of a round away with everything in it. Answers with its id: its keys go too. */
export async function resetRehearsal(
	db: Db,
	realId: RoundId,
	{ actor, now }: By,
): Promise<Result<RoundId, RehearsalRefusal>> {
	return transact(db, (tx) => {
		const rehearsal = tx.select().from(rounds).where(eq(rounds.rehearses, realId)).get();
		if (!rehearsal) return refuse({ reason: 'no_rehearsal' });
		tx.delete(roleGrants).where(eq(roleGrants.roundId, rehearsal.id)).run();
		clearRound(tx, rehearsal.id);
		record(tx, { at: now, actor, action: 'reset_rehearsal', object: realId });
		return ok(rehearsal.id);
	});
}

/** The tracks and the ideas that stand on the ballot; answers with how many ideas there were. */
function copyBallot(tx: Tx, from: RoundId, roundId: RoundId): number {
	let copied = 0;
	const ofRound = tx.select().from(tracks).where(eq(tracks.roundId, from)).orderBy(asc(tracks.position)).all();
	for (const track of ofRound) {
		const trackId = id<TrackId>(crypto.randomUUID());
		tx.insert(tracks)
			.values({ ...track, id: trackId, roundId })
			.run();
		const onBallot = and(eq(ideas.trackId, track.id), eq(ideas.stage, 'on_ballot'));
		for (const { number, slug, title, line, price, picture } of tx.select().from(ideas).where(onBallot).all()) {
			const idea = { number, slug, title, line, price, picture, stage: 'on_ballot' as const, invented: true };
			tx.insert(ideas)
				.values({ ...idea, id: id<IdeaId>(crypto.randomUUID()), roundId, trackId })
				.run();
			copied += 1;
		}
	}
	return copied;
}
