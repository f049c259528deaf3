import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { danishDay, danishInstant } from '$lib/domain/danish-time';
import { checkNeeded, checkText } from '$lib/domain/idea/sheet';
import { refuse } from '$lib/domain/result';
import { acting } from '$lib/server/act';
import { readSentPicture } from '$lib/server/picture';
import { findIdea } from '$lib/server/store/idea-way';
import { realiseWithoutMoney } from '$lib/server/store/realised';
import { findRoundAlone } from '$lib/server/store/rounds';

const Done = v.strictObject({ who: v.string(), when: v.string(), took: v.string(), picture: v.optional(v.file()) });

export const load = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	const found = seen && (await findIdea(locals.db, seen.round.id, params.idea, locals.now));
	if (!found) error(404);
	const { slug, title } = found.idea;
	return { round: seen.round, idea: { slug, title }, today: danishDay(locals.now), invented: seen.round.invented };
};

export const actions = {
	default: acting(
		'done',
		Done,
		async ({ who, when, took, picture: sent }, { locals, params, roundId, by, now }) => {
			const [doneBy, doneTook] = [checkNeeded(who, 120), checkText(took, 500)];
			if (!doneBy.ok) return refuse({ ...doneBy.refusal, field: 'who' });
			if (!doneTook.ok) return refuse({ ...doneTook.refusal, field: 'took' });
			const doneOn = danishInstant(when);
			if (doneOn === undefined) return refuse({ reason: 'date_missing', field: 'when' });
			const picture = await readSentPicture(sent);
			if (!picture.ok) return refuse({ ...picture.refusal, field: 'picture' });
			const done = { doneBy: doneBy.value, doneOn, doneTook: doneTook.value, picture: picture.value };
			return realiseWithoutMoney(locals.db, { roundId, slug: params['idea'] ?? '', ...done }, { by, now });
		},
		(_done, { url }) => url.pathname.replace(/\/done$/, '?saved=done'),
	),
};
