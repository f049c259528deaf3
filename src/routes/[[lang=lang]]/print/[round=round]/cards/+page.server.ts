import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { CARDS_IN_BUNDLE } from '$lib/domain/voting/card';
import { readForm } from '$lib/server/form';
import { keepRoundKeys } from '$lib/server/keys/key-folder';
import { byOne, roundHere } from '$lib/server/poll/by-two';
import { newBox } from '$lib/server/poll/new-box';
import { makeBox } from '$lib/server/store/ballot-boxes';
import { issueCards } from '$lib/server/store/cards';
import { findRound } from '$lib/server/store/rounds';

/** As many as a sheet-fed printer takes in one go: 1,000 cards. */
const MOST = 20;
const Order = v.strictObject({
	bundles: v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number), v.minValue(1), v.maxValue(MOST)),
	large: v.optional(v.literal('1')),
});
const takesCards = ['draft', 'ready', 'open'];

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { name, opensAt, closesAt, helpPhone, isDemo, invented } = seen.round;
	return {
		slug: params.round,
		card: {
			origin: locals.env.origin,
			name,
			opensAt,
			closesAt,
			place: seen.places[0]?.name ?? null,
			phone: helpPhone,
			isDemo,
		},
		most: MOST,
		count: CARDS_IN_BUNDLE,
		invented,
		mayPrint: takesCards.includes(seen.round.pollState),
	};
};

export const actions = {
	// The codes go into the answer to this post and nowhere else: there is no address at which they could be seen again.
	default: async (event) => {
		const { db, env, now } = event.locals;
		const form = await readForm(event.request, Order);
		if (!form.ok) return fail(400, { bundles: undefined, large: false });
		const id = roundHere(event);
		const seen = await findRound(db, event.params.round, now);
		if (!seen || !takesCards.includes(seen.round.pollState)) return fail(409, { bundles: undefined, large: false });

		const by = byOne(event);
		const { salt } = await makeBox(db, newBox(env, id, event.params.round), by);
		const { pepper } = keepRoundKeys(env.keyDir, id);
		const order = { round: id, bundles: form.value.bundles, secrets: { salt, pepper } };
		return { bundles: await issueCards(db, order, by), large: form.value.large === '1' };
	},
};
