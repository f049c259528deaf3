import { error } from '@sveltejs/kit';
import { calendarOf } from '$lib/domain/meeting/calendar';
import { calendarAnswer, meetingEntry } from '$lib/server/calendar';
import { listMeetings } from '$lib/server/store/meetings';
import { findRoundAlone } from '$lib/server/store/rounds';

/** The meetings of a round as a calendar feed. */
export const GET = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const meetings = await listMeetings(locals.db, seen.round.id);
	const place = { origin: locals.env.origin, round: seen.round.slug };
	const entries = meetings.flatMap((meeting) => meetingEntry(meeting, place));
	return calendarAnswer(calendarOf(entries, { name: seen.round.name, now: locals.now }));
};
