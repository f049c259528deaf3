import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import type { PollRefused } from '$lib/domain/round/poll-refused';
import { readForm, secondPersonFields } from '$lib/server/form';
import { byTwo, roundHere } from '$lib/server/poll/by-two';
import { printSheet } from '$lib/server/poll/recovery';
import { findRound } from '$lib/server/store/rounds';

const Second = v.strictObject(secondPersonFields);

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { name, invented } = seen.round;
	return { slug: params.round, name, invented, now: locals.now };
};

export const actions = {
	// The lines go into the answer to this post and nowhere else: there is no address at which they could be seen again.
	default: async (event) => {
		const form = await readForm(event.request, Second);
		if (!form.ok) return refused(400, { reason: 'unreadable' }, '');
		const by = await byTwo(event, form.value);
		const at = { round: roundHere(event), slug: event.params.round };
		const printed = by.ok ? await printSheet(event.locals, at, by.value) : by;
		if (!printed.ok) return refused(409, printed.refusal, form.value.second_email);
		return { lines: printed.value, refusal: undefined, email: '' };
	},
};

const refused = (status: number, refusal: PollRefused, email: string) =>
	fail(status, { lines: undefined, refusal, email });
