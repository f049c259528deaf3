import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isBeingToldIn, readTold } from '$lib/domain/idea/told';
import { id, type IdeaId, type RoundId } from '$lib/domain/ids';
import { allowance } from '$lib/server/allowance';
import { readForm } from '$lib/server/form';
import { readSentPicture } from '$lib/server/picture';
import { findRoundAlone } from '$lib/server/store/rounds';
import { tellIdea } from '$lib/server/store/tell';

const Told = v.strictObject({
	id: v.pipe(v.string(), v.uuid()),
	title: v.string(),
	description: v.string(),
	place: v.string(),
	author: v.string(),
	picture: v.optional(v.file()),
});

/** Ten an hour from one address. The address is never written down. */
const mayTell = allowance({ acts: 10, within: 3_600_000 });

export const load = async ({ locals, params, url }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	if (!seen) error(404);
	return {
		round: seen.round,
		mayTell: isBeingToldIn(seen.phase),
		told: url.searchParams.has('tak'),
		id: crypto.randomUUID(),
		invented: seen.round.invented,
		helpPhone: seen.round.helpPhone,
	};
};

export const actions = {
	default: async ({ request, locals, params, url, getClientAddress }) => {
		const form = await readForm(request, Told);
		if (!form.ok) return fail(400, { refusal: { reason: 'unreadable', field: '' }, typed: form.typed });
		const { picture: sent, id: ideaId, ...typed } = form.value;

		const told = readTold(typed);
		if (!told.ok) return fail(400, { refusal: told.refusal, typed });
		const picture = await readSentPicture(sent);
		if (!picture.ok) return fail(400, { refusal: { ...picture.refusal, field: 'picture' }, typed });
		const { now } = locals;
		if (!mayTell(getClientAddress(), now)) return fail(429, { refusal: { reason: 'too_many', field: '' }, typed });

		const idea = { id: id<IdeaId>(ideaId), told: told.value, picture: picture.value, now };
		const kept = await tellIdea(locals.db, { ...idea, round: locals.round as RoundId });
		if (!kept.ok) return fail(409, { refusal: { ...kept.refusal, field: '' }, typed });
		redirect(303, `${url.pathname}?tak=${params.round}`);
	},
};
