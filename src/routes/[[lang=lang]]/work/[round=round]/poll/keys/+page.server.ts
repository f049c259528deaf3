import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { readForm, secondPersonFields } from '$lib/server/form';
import { answer, unreadable } from '$lib/server/poll/answer';
import { byTwo, roundHere } from '$lib/server/poll/by-two';
import { restoreFromSheet } from '$lib/server/poll/recovery';
import { lostKeysOf } from '$lib/server/poll/watch-keys';
import { findRound } from '$lib/server/store/rounds';

const Sheet = v.strictObject({ lines: v.pipe(v.string(), v.maxLength(1000)), ...secondPersonFields });

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { id, name, invented } = seen.round;
	return { slug: params.round, name, invented, lost: await lostKeysOf(locals.db, locals.env.keyDir, id) };
};

export const actions = {
	default: async (event) => {
		const form = await readForm(event.request, Sheet);
		if (!form.ok) return unreadable();
		const { lines, second_email } = form.value;
		const by = await byTwo(event, form.value);
		const restored = by.ok ? await restoreFromSheet(event.locals, { round: roundHere(event), lines }, by.value) : by;
		return answer(restored, event.url.pathname.replace(/\/keys$/, ''), { lines, second_email });
	},
};
