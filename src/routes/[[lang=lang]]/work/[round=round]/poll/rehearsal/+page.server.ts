import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { readForm } from '$lib/server/form';
import { answer, unreadable } from '$lib/server/poll/answer';
import { byOne, roundHere } from '$lib/server/poll/by-two';
import { takeAwayRehearsal } from '$lib/server/poll/reset-rehearsal';
import { findRehearsal, makeRehearsal } from '$lib/server/store/rehearsals';
import { findRoundAlone } from '$lib/server/store/rounds';

/** Long enough to print a sheet of cards, short enough to see the end of it. */
const minutes = [15, 30, 60, 120, 240] as const;
const Start = v.strictObject({ minutes: v.picklist(minutes.map(String)) });
const Nothing = v.strictObject({});

export const load = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	if (!seen || seen.round.rehearses) error(404);
	const { name, invented, id } = seen.round;
	const rehearsal = await findRehearsal(locals.db, id);
	return {
		...{ slug: params.round, name, invented, minutes },
		rehearsal: rehearsal && { slug: rehearsal.slug, closesAt: rehearsal.closesAt, state: rehearsal.pollState },
	};
};

export const actions = {
	start: async (event) => {
		const form = await readForm(event.request, Start);
		if (!form.ok) return unreadable();
		const plan = { round: roundHere(event), minutes: Number(form.value.minutes) };
		return answer(await makeRehearsal(event.locals.db, plan, byOne(event)), event.url.pathname);
	},
	reset: async (event) => {
		const { db, env } = event.locals;
		const form = await readForm(event.request, Nothing);
		if (!form.ok) return unreadable();
		return answer(await takeAwayRehearsal(db, env, roundHere(event), byOne(event)), event.url.pathname);
	},
};
