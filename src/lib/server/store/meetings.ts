import { and, asc, eq } from 'drizzle-orm';
import { id, type MeetingId, type RoundId } from '../../domain/ids.ts';
import type { MeetingKind } from '../../domain/meeting/meeting.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { slugOf } from '../../domain/round/slug.ts';
import type { Db, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { ideaAuthors } from '../db/tables/maturing.ts';
import { ideaRevisions, ideas } from '../db/tables/ideas.ts';
import { meetings } from '../db/tables/meetings.ts';
import { notes } from '../db/tables/notes.ts';
import { record } from './audit.ts';
import type { By } from './idea-changes.ts';
import { withoutStep } from './next-steps.ts';

export type Planned = {
	readonly kind: MeetingKind;
	readonly title: string;
	readonly place: string;
	readonly startsAt: number;
	readonly endsAt: number;
	readonly agenda: string;
};

export type MeetingRefusal = { readonly reason: 'meeting_gone' } | { readonly reason: 'ends_before_it_starts' };

/** The meetings of a round in the order of time; those without a date first. */
export async function listMeetings(db: Db, roundId: RoundId) {
	return db.select().from(meetings).where(eq(meetings.roundId, roundId)).orderBy(asc(meetings.startsAt)).all();
}

/** A meeting with what came of it: how many notes, and the ideas that were born, changed or joined there. */
export async function findMeeting(db: Db, roundId: RoundId, slug: string) {
	const meeting = meetingNamed(db, roundId, slug);
	if (!meeting) return undefined;
	const written = db
		.select({ id: notes.id })
		.from(notes)
		.where(and(eq(notes.meetingId, meeting.id), eq(notes.hidden, false)))
		.all();
	const touched = [
		...db.select({ id: ideaRevisions.ideaId }).from(ideaRevisions).where(eq(ideaRevisions.meetingId, meeting.id)).all(),
		...db.select({ id: ideaAuthors.ideaId }).from(ideaAuthors).where(eq(ideaAuthors.meetingId, meeting.id)).all(),
	];
	const passed = new Set(touched.map((row) => row.id));
	const shown = db
		.select({ id: ideas.id, slug: ideas.slug, title: ideas.title, stage: ideas.stage, invented: ideas.invented })
		.from(ideas)
		.where(and(eq(ideas.roundId, roundId), eq(ideas.hidden, false)))
		.orderBy(asc(ideas.title))
		.all();
	return {
		meeting,
		noteCount: written.length,
		ideas: shown.filter((idea) => passed.has(idea.id)),
		withoutStep: withoutStep(db, roundId),
	};
}

function meetingNamed(db: Pick<Db, 'select'>, roundId: RoundId, slug: string) {
	return db
		.select()
		.from(meetings)
		.where(and(eq(meetings.roundId, roundId), eq(meetings.slug, slug)))
		.get();
}

/** Plans a meeting. Its address comes from its title. */
export async function planMeeting(
	db: Db,
	roundId: RoundId,
	planned: Planned,
	{ by, now }: By,
): Promise<Result<{ slug: string }, MeetingRefusal>> {
	return transact(db, (tx) => {
		if (planned.endsAt <= planned.startsAt) return refuse({ reason: 'ends_before_it_starts' });
		const slug = freeMeetingSlug(tx, roundId, planned.title);
		const meetingId = id<MeetingId>(crypto.randomUUID());
		tx.insert(meetings)
			.values({ ...planned, id: meetingId, roundId, slug })
			.run();
		record(tx, { at: now, actor: by, action: 'plan_meeting', object: meetingId });
		return ok({ slug });
	});
}

function freeMeetingSlug(tx: Tx, roundId: RoundId, title: string): string {
	const wished = slugOf(title) || 'moede';
	let slug = wished;
	for (let number = 2; meetingNamed(tx, roundId, slug); number += 1) slug = `${wished}-${number}`;
	return slug;
}

type Change =
	| (Planned & { readonly cancelled?: never })
	| { readonly cancelled: boolean }
	| { readonly headCount: number | null }
	| { readonly minutes: string };

/** Changes a meeting. What a calendar shows counts one change more; a cancelled meeting stays, and says so. */
export async function changeMeeting(
	db: Db,
	{ roundId, slug, change }: { readonly roundId: RoundId; readonly slug: string; readonly change: Change },
	{ by, now }: By,
): Promise<Result<null, MeetingRefusal>> {
	return transact(db, (tx) => {
		const meeting = meetingNamed(tx, roundId, slug);
		if (!meeting) return refuse({ reason: 'meeting_gone' });
		if ('startsAt' in change && change.endsAt <= change.startsAt) return refuse({ reason: 'ends_before_it_starts' });
		const inCalendar = 'startsAt' in change || 'cancelled' in change;
		tx.update(meetings)
			.set({ ...change, sequence: meeting.sequence + (inCalendar ? 1 : 0) })
			.where(eq(meetings.id, meeting.id))
			.run();
		record(tx, { at: now, actor: by, action: 'change_meeting', object: meeting.id, facts: { inCalendar } });
		return ok(null);
	});
}

export type NotGoingOn = { readonly reason: 'meeting_gone' | 'meeting_over' };

/** The meeting at this address, while it has not been ended: for what is done in it. */
export function meetingGoingOn(tx: Tx, roundId: RoundId, slug: string): Result<MeetingId, NotGoingOn> {
	const meeting = meetingNamed(tx, roundId, slug);
	if (!meeting) return refuse({ reason: 'meeting_gone' });
	return meeting.endedAt === null ? ok(meeting.id) : refuse({ reason: 'meeting_over' });
}

export type EndRefusal =
	{ readonly reason: 'meeting_gone' } | { readonly reason: 'without_step'; readonly count: number };

/** Ends a meeting. Refused while an idea has neither a next step nor is up for grabs: every idea leaves with something. */
export async function endMeeting(
	db: Db,
	{ roundId, slug }: { readonly roundId: RoundId; readonly slug: string },
	{ by, now }: By,
): Promise<Result<null, EndRefusal>> {
	return transact(db, (tx) => {
		const meeting = meetingNamed(tx, roundId, slug);
		if (!meeting) return refuse({ reason: 'meeting_gone' });
		const loose = withoutStep(tx, roundId);
		if (loose.length > 0) return refuse({ reason: 'without_step', count: loose.length });
		tx.update(meetings).set({ endedAt: now }).where(eq(meetings.id, meeting.id)).run();
		record(tx, { at: now, actor: by, action: 'end_meeting', object: meeting.id });
		return ok(null);
	});
}
