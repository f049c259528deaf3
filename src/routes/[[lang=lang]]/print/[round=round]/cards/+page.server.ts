import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import type { PollRefused } from '$lib/domain/round/poll-refused';
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
			place: seen.places.length > 2 ? null : seen.places.map((place) => place.name).join(', ') || null,
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
		if (!form.ok) return refused(400, { reason: 'unreadable' });
		const id = roundHere(event);
		const seen = await findRound(db, event.params.round, now);
		if (!seen || !takesCards.includes(seen.round.pollState)) return refused(409, { reason: 'not_now' });

		const by = byOne(event);
		const box = await newBox(db, env, { round: id, slug: event.params.round });
		if (!box.ok) return refused(409, box.refusal);
		const { salt } = await makeBox(db, box.value, by);
		const { pepper } = keepRoundKeys(env.keyDir, id);
		const order = { round: id, bundles: form.value.bundles, secrets: { salt, pepper } };
		return { bundles: await issueCards(db, order, by), large: form.value.large === '1', refusal: undefined };
	},
};

const refused = (status: number, refusal: PollRefused) => fail(status, { bundles: undefined, large: false, refusal });
