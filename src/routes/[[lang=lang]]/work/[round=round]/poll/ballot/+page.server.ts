import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { ideaPictures } from '$lib/domain/idea/picture';
import { id, type IdeaId, type TrackId } from '$lib/domain/ids';
import { kroner } from '$lib/domain/money';
import { readForm } from '$lib/server/form';
import { answer, unreadable } from '$lib/server/poll/answer';
import { byOne, roundHere } from '$lib/server/poll/by-two';
import { listForBallot, placeIdeas } from '$lib/server/store/ballot-freeze';
import { findBallot } from '$lib/server/store/ballot-papers';
import { findRound } from '$lib/server/store/rounds';

const orNothing = <Wanted>(parse: (text: string) => Wanted) =>
	v.transform((text: string) => (text.trim() === '' ? null : parse(text)));
const Lines = v.strictObject({
	'idea[]': v.array(v.pipe(v.string(), v.transform(id<IdeaId>))),
	'number[]': v.array(v.pipe(v.string(), v.regex(/^\s*[1-9]?\d{0,2}\s*$/), orNothing(Number))),
	'track[]': v.array(v.pipe(v.string(), orNothing(id<TrackId>))),
	'price[]': v.array(
		v.pipe(
			v.string(),
			v.transform((text) => text.replace(/[.\s]/g, '')),
			v.regex(/^\d{0,9}$/),
			orNothing((text) => kroner(Number(text))),
		),
	),
	'picture[]': v.array(
		v.union([
			v.picklist(ideaPictures),
			v.pipe(
				v.literal(''),
				v.transform(() => null),
			),
		]),
	),
});

export const load = async ({ locals, params }) => {
	const { db, now, round } = locals;
	const seen = await findRound(db, params.round, now);
	const ballot = round && (await findBallot(db, round));
	if (!seen || !ballot) error(404);
	const { id: roundId, name, currency, pollState, invented } = seen.round;
	return {
		slug: params.round,
		round: { name, currency },
		invented,
		frozen: pollState !== 'draft',
		ideas: await listForBallot(db, roundId),
		tracks: seen.tracks,
		preview: ballot.tracks,
	};
};

export const actions = {
	default: async (event) => {
		const form = await readForm(event.request, Lines);
		if (!form.ok) return unreadable();
		const read = form.value;
		const placings = read['idea[]'].map((idea, at) => ({
			idea,
			number: read['number[]'][at] ?? null,
			track: read['track[]'][at] ?? null,
			price: read['price[]'][at] ?? null,
			picture: read['picture[]'][at] ?? null,
		}));
		const placed = await placeIdeas(event.locals.db, { round: roundHere(event), placings }, byOne(event));
		return answer(placed, event.url.pathname);
	},
};
