import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { channels } from '$lib/domain/council/turnout';
import type { RoundId } from '$lib/domain/ids';
import { readForm, typedCount } from '$lib/server/form';
import { findRound } from '$lib/server/store/rounds';
import { findTurnout, saveTurnout } from '$lib/server/store/turnouts';

const Day = v.strictObject({
	eligible: typedCount,
	handedOut: typedCount,
	unused: typedCount,
	'place[]': v.array(v.pipe(v.string(), v.maxLength(80))),
	'phone[]': v.array(typedCount),
	'kiosk[]': v.array(typedCount),
	'paper[]': v.array(typedCount),
	keep: v.pipe(v.string(), v.trim(), v.maxLength(1000, 'too_long')),
	change: v.pipe(v.string(), v.trim(), v.maxLength(1000, 'too_long')),
});

export const load = async ({ locals, params, url }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { round, places } = seen;
	const found = await findTurnout(locals.db, round.id);
	return { round, places, ...found, invented: round.invented, saved: url.searchParams.has('saved') };
};

export const actions = {
	default: async ({ request, locals, url }) => {
		const form = await readForm(request, Day);
		if (!form.ok) return fail(400, { refusal: { reason: form.issues[0]?.message ?? '' } });
		const { 'place[]': places, ...typed } = form.value;
		const counts = places.flatMap((place, at) =>
			channels.flatMap((channel) => {
				const voters = typed[`${channel}[]`][at] ?? null;
				return voters === null ? [] : [{ place, channel, voters }];
			}),
		);
		const { eligible, handedOut, unused, keep, change } = typed;
		const day = { eligible, handedOut, unused, keep, change, counts };
		const by = { by: locals.person?.id ?? '', now: locals.now };
		const saved = await saveTurnout(locals.db, locals.round as RoundId, day, by);
		if (!saved.ok) return fail(409, { refusal: saved.refusal, day });
		redirect(303, `${url.pathname}?saved`);
	},
};
