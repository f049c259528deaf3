import { error } from '@sveltejs/kit';
import { findMeeting } from '$lib/server/store/meetings';
import { findRoundAlone } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	const found = seen && (await findMeeting(locals.db, seen.round.id, params.meeting));
	if (!found) error(404);
	const { meeting, noteCount, ideas } = found;
	return {
		round: seen.round,
		meeting,
		noteCount,
		ideas,
		isOver: meeting.startsAt === null || (meeting.endsAt ?? meeting.startsAt) <= locals.now,
		invented: seen.round.invented,
		helpPhone: seen.round.helpPhone,
	};
};
