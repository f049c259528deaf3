import { error } from '@sveltejs/kit';
import { findResults } from '$lib/server/store/results';

export const load = async ({ locals, params }) => {
	const found = await findResults(locals.db, params.round, locals.now);
	if (!found) error(404);
	const { invented, helpPhone } = found.round;
	return { found, now: locals.now, invented, helpPhone };
};
