import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { fillBallot } from '$lib/domain/voting/ballot';
import { spokenIn } from '$lib/domain/round/languages';
import { languageCodes } from '$lib/i18n/languages';
import { readForm } from '$lib/server/form';
import { findBallot } from '$lib/server/store/ballot-papers';
import { tellBallot } from '$lib/server/store/told-ballots';
import { goOn, readPass, saidTo, sceneOf, show } from '$lib/server/vote/carry';
import { isCastId } from '$lib/server/vote/sitting';
import { helpLine } from '$lib/server/vote/help-line';
import { arrived, castVote } from '$lib/server/vote/steps';

const Casting = v.strictObject({ cast_id: v.pipe(v.string(), v.check(isCastId)) });

export const load = async (event) => {
	const pass = readPass(event);
	if (!pass?.card && pass?.done) return { round: undefined };
	if (!pass?.card || !pass.castId) show(event, 'code', 'igen');
	const already = await arrived(sceneOf(event), pass);
	if (already) goOn(event, already);

	const ballot = await findBallot(event.locals.db, pass.card.round);
	if (!ballot) error(404);
	const filled = fillBallot(ballot.paper, pass.choice ?? []);
	if (!filled.ok && !pass.choice) show(event, 'choose');
	if (!filled.ok) {
		const said = { kind: 'choice', refusal: filled.refusal, sent: {} } as const; // the ballot has changed meanwhile
		goOn(event, { pass: { ...pass, said }, to: 'choose', answer: true });
	}

	const told = await tellBallot(event.locals.db, ballot, event.locals.language);
	return {
		round: ballot.round,
		castId: pass.castId,
		isAnew: saidTo(event, pass) !== undefined,
		tracks: told.tracks.map(({ track, ideas }, at) => ({
			...track,
			marks: (filled.value[at]?.marks ?? []).map(({ idea, marks }) => ({
				marks,
				idea: ideas.find(({ number }) => number === idea),
			})),
		})),
		languages: spokenIn(ballot.round, languageCodes),
		invented: ballot.round.invented,
		...helpLine({ ...ballot.round, place: ballot.place }),
	};
};

export const actions = {
	default: async (event) => {
		const form = await readForm(event.request, Casting);
		if (!form.ok) error(400);
		const next = await castVote(sceneOf(event), readPass(event), form.value.cast_id);
		if (next.ok) goOn(event, next.value);
		event.setHeaders({ 'Retry-After': '2' });
		error(next.refusal.reason === 'busy' ? 429 : 503);
	},
};
