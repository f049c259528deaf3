import { error } from '@sveltejs/kit';
import { cardKey, orderSeed } from '$lib/ballotbox/card-key';
import { spokenIn } from '$lib/domain/round/languages';
import { languageCodes } from '$lib/i18n/languages';
import { readTexts } from '$lib/server/form';
import { findBallot } from '$lib/server/store/ballot-papers';
import { tellBallot } from '$lib/server/store/told-ballots';
import { findStanding } from '$lib/server/store/cards';
import { goOn, readPass, saidTo, sceneOf, show } from '$lib/server/vote/carry';
import { ballotToFill } from '$lib/server/vote/ballot-to-fill';
import { helpLine } from '$lib/server/vote/help-line';
import { arrived, chooseIdeas } from '$lib/server/vote/steps';

export const load = async (event) => {
	const pass = readPass(event);
	if (!pass?.card && pass?.done) return { ballot: undefined };
	if (!pass?.card || !pass.castId) show(event, 'code', 'igen');
	const already = await arrived(sceneOf(event), pass);
	if (already) goOn(event, already);

	const { round } = pass.card;
	const seed = Buffer.from(pass.card.seed, 'hex');
	const standing = await findStanding(event.locals.db, { round, pub: cardKey(seed).publicKey }, event.locals.now);
	if (!standing.ok) {
		goOn(event, { pass: { said: { kind: 'refused', refusal: standing.refusal, round } }, to: 'code', answer: true });
	}
	const ballot = await findBallot(event.locals.db, round);
	if (!ballot) error(404);

	const said = saidTo(event, pass);
	const sent = pass.said?.kind === 'choice' ? pass.said.sent : undefined;
	const told = await tellBallot(event.locals.db, ballot, event.locals.language);
	return {
		ballot: ballotToFill(told, { choice: pass.choice ?? [], sent }, orderSeed(seed)),
		castId: pass.castId,
		hasVoted: standing.value.votes > 0,
		refusal: said?.kind === 'choice' ? said.refusal : undefined,
		languages: spokenIn(ballot.round, languageCodes),
		invented: ballot.round.invented,
		...helpLine({ ...ballot.round, place: ballot.place }),
	};
};

export const actions = {
	default: async (event) => {
		const sent = await readTexts(event.request);
		const next = sent && (await chooseIdeas(sceneOf(event), readPass(event), sent));
		if (!next) error(400);
		goOn(event, next);
	},
};
