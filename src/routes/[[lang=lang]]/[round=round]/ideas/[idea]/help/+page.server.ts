import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isOpenToHelp } from '$lib/domain/idea/help';
import { readOffer } from '$lib/domain/idea/help';
import { allowance } from '$lib/server/allowance';
import { contactKey } from '$lib/server/contact';
import { readForm } from '$lib/server/form';
import { dropOffer, offerHelp } from '$lib/server/store/help-offers';
import { findIdea } from '$lib/server/store/idea-way';
import { findRoundAlone } from '$lib/server/store/rounds';

const Offer = v.strictObject({
	id: v.pipe(v.string(), v.uuid()),
	name: v.string(),
	what: v.string(),
	contact: v.string(),
});

const TakenBack = v.strictObject({ offer: v.pipe(v.string(), v.uuid()) });

const mayOffer = allowance({ acts: 10, within: 3_600_000 });

export const load = async ({ locals, params, url }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	const found = seen && (await findIdea(locals.db, seen.round.id, params.idea, locals.now));
	if (!found || found.idea.hidden) error(404);
	return {
		round: seen.round,
		idea: { slug: found.idea.slug, title: found.idea.title },
		isOpen: isOpenToHelp(found.idea.stage),
		/** The offer just made, by which whoever made it may take it back. */
		offered: url.searchParams.get('tak'),
		isWithdrawn: url.searchParams.has('slettet'),
		id: crypto.randomUUID(),
		invented: seen.round.invented,
		helpPhone: seen.round.helpPhone,
	};
};

export const actions = {
	offer: async ({ request, locals, params, url, getClientAddress }) => {
		const form = await readForm(request, Offer);
		if (!form.ok) return fail(400, { refusal: { reason: 'unreadable', field: '' }, typed: form.typed });
		const { id, ...typed } = form.value;
		const offer = readOffer(typed);
		if (!offer.ok) return fail(400, { refusal: offer.refusal, typed });
		const { db, env, now, round } = locals;
		if (!mayOffer(getClientAddress(), now)) return fail(429, { refusal: { reason: 'too_many', field: '' }, typed });

		const found = round && (await findIdea(db, round, params.idea, now));
		if (!found || found.idea.hidden) error(404);
		const given = { ...offer.value, id, ideaId: found.idea.id, key: contactKey(env.keyDir), by: 'resident', now };
		const kept = await offerHelp(db, given);
		if (!kept.ok) return fail(409, { refusal: { ...kept.refusal, field: '' }, typed });
		redirect(303, `${url.pathname}?tak=${id}`);
	},
	take_back: async ({ request, locals, params, url }) => {
		const form = await readForm(request, TakenBack);
		const { db, now, round } = locals;
		if (!form.ok || !round) error(400);
		const at = { roundId: round, slug: params.idea, offer: form.value.offer };
		await dropOffer(db, at, { by: 'resident', now });
		redirect(303, `${url.pathname}?slettet`);
	},
};
