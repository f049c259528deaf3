import { error } from '@sveltejs/kit';
import { findBallot } from '$lib/server/store/ballot-papers';
import { ballotVersionOf } from '$lib/server/store/manifests';

export const load = async ({ locals, params, url }) => {
	const ballot = locals.round && (await findBallot(locals.db, locals.round));
	if (!ballot) error(404);
	const { name, currency, isDemo, invented } = ballot.round;
	return {
		slug: params.round,
		round: { name, currency, isDemo },
		invented,
		tracks: ballot.tracks,
		version: ballotVersionOf(locals.db, ballot.round.id),
		large: url.searchParams.has('stor'),
	};
};
