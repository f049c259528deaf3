import { error } from '@sveltejs/kit';
import { calendarOf } from '$lib/domain/meeting/calendar';
import { calendarAnswer, meetingEntry, stepEntry } from '$lib/server/calendar';
import { findIdea } from '$lib/server/store/idea-way';
import { findRoundAlone } from '$lib/server/store/rounds';

/** The calendar of those who are with an idea: its next step, and the meetings of the round. */
export const GET = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	const found = seen && (await findIdea(locals.db, seen.round.id, params.idea, locals.now));
	if (!found || found.idea.hidden) error(404);
	const place = { origin: locals.env.origin, round: seen.round.slug };
	const entries = [
		...stepEntry(found.nextStep, found.idea, place),
		...found.meetings.flatMap((meeting) => meetingEntry(meeting, place)),
	];
	return calendarAnswer(calendarOf(entries, { name: found.idea.title, now: locals.now }));
};
