import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { readForm, secondPersonFields } from '$lib/server/form';
import { answer, unreadable } from '$lib/server/poll/answer';
import { byTwo, roundHere } from '$lib/server/poll/by-two';
import { extendPoll } from '$lib/server/store/poll-hours';
import { findRound } from '$lib/server/store/rounds';

const minute = 60_000;
const choices = [15, 30, 60, 120] as const;
const Longer = v.strictObject({
	closes_at: v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
	...secondPersonFields,
});

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { name, closesAt, invented } = seen.round;
	const times = closesAt === null ? [] : choices.map((minutes) => closesAt + minutes * minute);
	return { slug: params.round, name, invented, times };
};

export const actions = {
	default: async (event) => {
		const { locals, request, url } = event;
		const form = await readForm(request, Longer);
		if (!form.ok) return unreadable(form.typed);
		const by = await byTwo(event, form.value);
		const longer = { round: roundHere(event), closesAt: form.value.closes_at };
		const typed = { second_email: form.value.second_email };
		return answer(
			by.ok ? await extendPoll(locals.db, longer, by.value) : by,
			url.pathname.replace(/\/extend$/, ''),
			typed,
		);
	},
};
