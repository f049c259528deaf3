import { error } from '@sveltejs/kit';
import { findResults } from '$lib/server/store/results';

export const load = async ({ locals, params }) => {
	const found = await findResults(locals.db, params.round, locals.now);
	if (!found) error(404);
	const { invented, helpPhone } = found.round;
	// not even turnout is told here before the result
	const shown = found.state === 'waiting' ? { state: found.state, round: found.round } : found;
	return { found: shown, now: locals.now, invented, helpPhone };
};
