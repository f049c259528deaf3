import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { isPublicState } from '$lib/domain/round/poll';
import { CARDS_IN_BUNDLE } from '$lib/domain/voting/card';
import { readForm, secondPersonFields, typedCount, typedLine } from '$lib/server/form';
import { answer, unreadable } from '$lib/server/poll/answer';
import { byOne, byTwo, roundHere } from '$lib/server/poll/by-two';
import { cardByCode } from '$lib/server/poll/card-by-code';
import { listBundles, revokeBundle, revokeCard } from '$lib/server/store/card-bundles';
import { countHandedOut } from '$lib/server/store/cards-handed-out';
import { openBundle } from '$lib/server/store/cards';
import { listDeskSums } from '$lib/server/store/desks';
import { findRound } from '$lib/server/store/rounds';

const Act = v.variant('act', [
	v.strictObject({
		act: v.picklist(['open', 'revoke']),
		number: v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number)),
		code: v.optional(v.string()),
		...secondPersonFields,
	}),
	v.strictObject({
		act: v.literal('revoke_card'),
		number: v.optional(v.string()),
		code: v.pipe(v.string(), v.maxLength(60)),
		...secondPersonFields,
	}),
]);

const Desks = v.strictObject({ 'place[]': v.array(typedLine), 'cards[]': v.array(typedCount) });

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const bundles = await listBundles(locals.db, seen.round.id);
	const { name, invented, pollState } = seen.round;
	const desks = await listDeskSums(locals.db, seen.round.id);
	const places = seen.places.map((place) => ({ id: place.id, name: place.name }));
	const mayCount = !isPublicState(pollState);
	const isOver = pollState === 'closed' || pollState === 'opened';
	return { slug: params.round, name, invented, bundles, count: CARDS_IN_BUNDLE, places, desks, mayCount, isOver };
};

export const actions = {
	handed_out: async (event) => {
		const form = await readForm(event.request, Desks);
		if (!form.ok) return unreadable();
		const counts = form.value['cards[]'];
		const desks = form.value['place[]'].map((place, at) => ({ place, cards: counts[at] ?? null }));
		const counted = await countHandedOut(event.locals.db, { round: roundHere(event), desks }, byOne(event));
		return answer(counted, event.url.pathname);
	},
	change: async (event) => {
		const { locals, request, url } = event;
		const form = await readForm(request, Act);
		if (!form.ok) return unreadable(form.typed);
		const typed = { second_email: form.value.second_email };
		const by = await byTwo(event, form.value);
		if (!by.ok) return answer(by, url.pathname, typed);

		const round = roundHere(event);
		if (form.value.act === 'revoke_card') {
			const card = await cardByCode(locals.db, locals.env.keyDir, round, form.value.code);
			return answer(card.ok ? await revokeCard(locals.db, card.value, by.value) : card, url.pathname, typed);
		}
		const { act, number } = form.value;
		const change = act === 'open' ? openBundle : revokeBundle;
		return answer(await change(locals.db, { round, number }, by.value), url.pathname, typed);
	},
};
