import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { kroner } from '$lib/domain/money';
import { earlierPapers } from '$lib/domain/voting/correction';
import { readForm, secondPersonFields, typedLine } from '$lib/server/form';
import { answer, unreadable } from '$lib/server/poll/answer';
import { byTwo, roundHere } from '$lib/server/poll/by-two';
import { correctBallot } from '$lib/server/store/ballot-corrections';
import { findBallot } from '$lib/server/store/ballot-papers';

const Right = v.strictObject({
	number: v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number)),
	title: typedLine,
	price: v.pipe(
		v.string(),
		v.transform((text) => text.replace(/[.\s]/g, '')),
		v.regex(/^\d{1,9}$/),
		v.transform((text) => kroner(Number(text))),
	),
	why: typedLine,
	earlier: v.picklist(earlierPapers),
	...secondPersonFields,
});

export const load = async ({ locals, params, url }) => {
	const ballot = locals.round && (await findBallot(locals.db, locals.round));
	if (!ballot) error(404);
	const ideas = ballot.tracks.flatMap((track) => track.ideas);
	const number = Number(url.searchParams.get('number') ?? NaN);
	const { name, currency, invented } = ballot.round;
	return { slug: params.round, name, currency, invented, ideas, chosen: ideas.find((idea) => idea.number === number) };
};

export const actions = {
	default: async (event) => {
		const { locals, request, url } = event;
		const form = await readForm(request, Right);
		if (!form.ok) return unreadable(form.typed);
		const { second_email, second_password, ...right } = form.value;
		const by = await byTwo(event, { second_email, second_password });
		const correction = { ...right, round: roundHere(event) };
		const typed = { second_email, title: right.title, why: right.why, price: String(right.price / 100) };
		return answer(
			by.ok ? await correctBallot(locals.db, correction, by.value) : by,
			url.pathname.replace(/\/correct$/, ''),
			typed,
		);
	},
};
