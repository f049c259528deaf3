import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import { checkNeeded, checkText } from '$lib/domain/idea/sheet';
import { id, type DeviceId } from '$lib/domain/ids';
import { deviceRoles } from '$lib/domain/meeting/device';
import { meetingKinds } from '$lib/domain/meeting/meeting';
import { refuse } from '$lib/domain/result';
import { acting } from '$lib/server/act';
import { readMeeting } from '$lib/server/meeting-form';
import { inviteDevice, listDevices, removeDevice } from '$lib/server/store/devices';
import { changeMeeting, endMeeting, findMeeting } from '$lib/server/store/meetings';
import { findRoundAlone } from '$lib/server/store/rounds';

const Planned = v.strictObject({
	kind: v.picklist(meetingKinds),
	title: v.string(),
	place: v.string(),
	starts: v.string(),
	ends: v.string(),
	agenda: v.string(),
});
const Cancelled = v.strictObject({ cancelled: v.picklist(['yes', 'no']) });
const Count = v.strictObject({ heads: v.pipe(v.string(), v.regex(/^\d{0,4}$/)) });
const Minutes = v.strictObject({ minutes: v.string() });
const Named = v.strictObject({ device: v.string(), role: v.picklist(deviceRoles) });
const Which = v.strictObject({ id: v.string() });
const Nothing = v.strictObject({});

export const load = async ({ locals, params, url }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	const found = seen && (await findMeeting(locals.db, seen.round.id, params.meeting));
	if (!found) error(404);
	return {
		round: seen.round,
		invented: seen.round.invented,
		saved: url.searchParams.get('saved'),
		devices: await listDevices(locals.db, found.meeting.id, locals.now),
		/** Short enough to be read aloud: where a device types its digits. */
		pairing: `${url.host}${resolve('/[[lang=lang]]/pair', { lang: params.lang })}`,
		...found,
	};
};

export const actions = {
	plan: acting('plan', Planned, async (typed, { locals, params, roundId, by, now }) => {
		const change = readMeeting(typed);
		if (!change.ok) return change;
		return changeMeeting(locals.db, { roundId, slug: params['meeting'] ?? '', change: change.value }, { by, now });
	}),
	cancel: acting('cancel', Cancelled, async ({ cancelled }, { locals, params, roundId, by, now }) => {
		const change = { cancelled: cancelled === 'yes' };
		return changeMeeting(locals.db, { roundId, slug: params['meeting'] ?? '', change }, { by, now });
	}),
	count: acting('count', Count, async ({ heads }, { locals, params, roundId, by, now }) => {
		const change = { headCount: heads === '' ? null : Number(heads) };
		return changeMeeting(locals.db, { roundId, slug: params['meeting'] ?? '', change }, { by, now });
	}),
	minutes: acting('minutes', Minutes, async ({ minutes }, { locals, params, roundId, by, now }) => {
		const text = checkText(minutes, 10_000);
		if (!text.ok) return refuse(text.refusal);
		const change = { minutes: text.value };
		return changeMeeting(locals.db, { roundId, slug: params['meeting'] ?? '', change }, { by, now });
	}),
	device: acting('device', Named, async ({ device, role }, { locals, params, roundId, by, now }) => {
		const name = checkNeeded(device, 40);
		if (!name.ok) return refuse({ ...name.refusal, field: 'device' });
		const invited = { roundId, meeting: params['meeting'] ?? '', role, name: name.value };
		return inviteDevice(locals.db, invited, { by, now });
	}),
	remove_device: acting('remove_device', Which, async (typed, { locals, roundId, by, now }) =>
		removeDevice(locals.db, { roundId, device: id<DeviceId>(typed.id) }, { by, now }),
	),
	end: acting('end', Nothing, async (_typed, { locals, params, roundId, by, now }) =>
		endMeeting(locals.db, { roundId, slug: params['meeting'] ?? '' }, { by, now }),
	),
};
