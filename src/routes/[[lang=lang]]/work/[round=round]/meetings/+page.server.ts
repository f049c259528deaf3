import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { meetingKinds } from '$lib/domain/meeting/meeting';
import { acting } from '$lib/server/act';
import { readMeeting } from '$lib/server/meeting-form';
import { listMeetings, planMeeting } from '$lib/server/store/meetings';
import { findRoundAlone } from '$lib/server/store/rounds';

const Planned = v.strictObject({
	kind: v.picklist(meetingKinds),
	title: v.string(),
	place: v.string(),
	starts: v.string(),
	ends: v.string(),
	agenda: v.string(),
});

export const load = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	if (!seen) error(404);
	return {
		round: seen.round,
		meetings: await listMeetings(locals.db, seen.round.id),
		invented: seen.round.invented,
	};
};

export const actions = {
	default: acting(
		'plan',
		Planned,
		async (typed, { locals, roundId, by, now }) => {
			const planned = readMeeting(typed);
			return planned.ok ? planMeeting(locals.db, roundId, planned.value, { by, now }) : planned;
		},
		({ slug }, { url }) => `${url.pathname}/${slug}`,
	),
};
