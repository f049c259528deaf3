import { eq } from 'drizzle-orm';
import { danishDay } from '../../domain/danish-time.ts';
import { id, type MeetingId, type RoundId, type TrackId } from '../../domain/ids.ts';
import { daysBetween, shiftDays } from '../../domain/method/lay-out.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import { meetings } from '../db/tables/meetings.ts';
import { pollingPlaces, rounds, tracks } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { beginRound, type MakeRoundRefusal } from './make-round.ts';
import type { By } from './manage-people.ts';

export type CopyRefusal = MakeRoundRefusal | { readonly reason: 'no_voting_day' };

/**
 * Makes a new draft from a round that was: its settings, pots, places and meetings, every date moved so that the
 * voting day falls on `day`, at the same hours of the Danish clock. Ideas, votes and minutes stay where they are.
 */
export async function copyRound(
	db: Db,
	from: RoundId,
	{ name, day }: { name: string; day: string },
	{ by, now }: By,
): Promise<Result<string, CopyRefusal>> {
	return transact(db, (tx) => {
		const old = tx.select().from(rounds).where(eq(rounds.id, from)).get();
		if (!old) throw new Error(`no such round: ${from}`);
		if (old.opensAt === null) return refuse({ reason: 'no_voting_day' });
		const begun = beginRound(tx, name);
		if (!begun.ok) return begun;
		const { slug, roundId, isDemo } = begun.value;

		const days = daysBetween(danishDay(old.opensAt), day);
		const moved = <At extends number | null>(at: At) => (at === null ? at : shiftDays(at, days)) as At;
		tx.insert(rounds)
			.values({
				...old,
				...{ id: roundId, slug, name, isDemo, invented: isDemo ? 'all' : null, rehearses: null },
				...{ ideasFrom: moved(old.ideasFrom), ideasUntil: moved(old.ideasUntil), resultAt: moved(old.resultAt) },
				...{ opensAt: moved(old.opensAt), closesAt: moved(old.closesAt), graceUntil: null },
				...{
					pollState: 'draft',
					openedAt: null,
					closedAt: null,
					publishedAt: null,
					doneAt: null,
					votesKnown: null,
					finalisedAt: null,
				},
			})
			.run();
		const own = { roundId };
		for (const track of tx.select().from(tracks).where(eq(tracks.roundId, from)).all()) {
			tx.insert(tracks)
				.values({ ...track, ...own, id: id<TrackId>(crypto.randomUUID()) })
				.run();
		}
		for (const place of tx.select().from(pollingPlaces).where(eq(pollingPlaces.roundId, from)).all()) {
			const hours = { opensAt: moved(place.opensAt), closesAt: moved(place.closesAt) };
			tx.insert(pollingPlaces)
				.values({ ...place, ...own, ...hours, id: crypto.randomUUID(), invented: isDemo })
				.run();
		}
		for (const meeting of tx.select().from(meetings).where(eq(meetings.roundId, from)).all()) {
			const { slug: meetingSlug, kind, title, place, agenda } = meeting;
			const times = { startsAt: moved(meeting.startsAt), endsAt: moved(meeting.endsAt) };
			tx.insert(meetings)
				.values({
					...own,
					...times,
					slug: meetingSlug,
					kind,
					title,
					place,
					agenda,
					id: id<MeetingId>(crypto.randomUUID()),
				})
				.run();
		}
		record(tx, { at: now, actor: by, action: 'make_round', object: roundId, facts: { copy_of: from } });
		return ok(slug);
	});
}
