import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { readForm, typedLine } from '$lib/server/form';
import { answer, unreadable } from '$lib/server/poll/answer';
import { byOne, roundHere } from '$lib/server/poll/by-two';
import { findBallot } from '$lib/server/store/ballot-papers';
import { listOpenLots, recordLot } from '$lib/server/store/lots';

const minute = 60_000;
const whole = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const Drawn = v.strictObject({
	track: whole,
	'drawn[]': v.array(whole),
	method: typedLine,
	witness: typedLine,
	other_witness: typedLine,
	drawn_at: whole,
});

export const load = async ({ locals, params }) => {
	const { db, now, round } = locals;
	const ballot = round && (await findBallot(db, round));
	if (!ballot) error(404);
	const ideas = ballot.tracks.flatMap((track) => track.ideas);
	const lot = (await listOpenLots(db, round))[0];
	const between = ideas.filter(({ number }) => lot?.between.includes(number ?? 0));
	const { name, invented, pollState } = ballot.round;
	const times = [0, 2, 5, 10, 20, 30, 60].map((minutes) => now - minutes * minute);
	return { slug: params.round, name, invented, isBefore: pollState === 'closed', lot, between, times };
};

export const actions = {
	default: async (event) => {
		const { locals, request, url } = event;
		const form = await readForm(request, Drawn);
		if (!form.ok) return unreadable(form.typed);
		const { track, method, witness, other_witness: otherWitness, drawn_at: drawnAt } = form.value;
		const lot = {
			round: roundHere(event),
			track,
			drawn: form.value['drawn[]'],
			method,
			witness,
			otherWitness,
			drawnAt,
		};
		const typed = { method, witness, other_witness: otherWitness };
		return answer(await recordLot(locals.db, lot, byOne(event)), url.pathname.replace(/\/lot$/, ''), typed);
	},
};
