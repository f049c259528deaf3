import { error } from '@sveltejs/kit';
import { findBallot } from '$lib/server/store/ballot-papers';
import { tellBallot } from '$lib/server/store/told-ballots';

// The ballot to read, for everybody. Papers to vote with are printed by those who run the round and given for a card: they
// have no number of their own, so a paper that anyone could print would be one that anyone could put into the box.
export const load = async ({ locals }) => {
	const ballot = locals.round && (await findBallot(locals.db, locals.round));
	if (!ballot || !ballot.place || ballot.round.pollState === 'draft') error(404);
	const { slug, name, currency, language, invented, helpPhone } = ballot.round;
	const { tracks } = await tellBallot(locals.db, ballot, locals.language);
	return { slug, round: { name, currency, language }, tracks, invented, helpPhone };
};
