import { error } from '@sveltejs/kit';
import { findResults } from '$lib/server/store/results';
import { tellResults } from '$lib/server/store/told-results';

export const load = async ({ locals, params }) => {
	const found = await findResults(locals.db, params.round, locals.now);
	if (!found) error(404);
	const { invented, helpPhone } = found.round;
	const told = await tellResults(locals.db, found, locals.language);
	// not even turnout is told here before the result
	const shown = told.state === 'waiting' ? { state: told.state, round: told.round } : told;
	return { found: shown, now: locals.now, invented, helpPhone };
};
