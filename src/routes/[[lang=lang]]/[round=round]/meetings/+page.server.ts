import { error } from '@sveltejs/kit';
import { listMeetings } from '$lib/server/store/meetings';
import { findRoundAlone } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const meetings = await listMeetings(locals.db, seen.round.id);
	const isOver = ({ startsAt, endsAt }: (typeof meetings)[number]) =>
		startsAt === null || (endsAt ?? startsAt) <= locals.now;
	return {
		round: seen.round,
		coming: meetings.filter((meeting) => !isOver(meeting)),
		held: meetings.filter(isOver),
		invented: seen.round.invented,
		helpPhone: seen.round.helpPhone,
	};
};
