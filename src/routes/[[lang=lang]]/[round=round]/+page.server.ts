import { error } from '@sveltejs/kit';
import { findRound } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	return { ...seen, now: locals.now, invented: seen.round.invented, helpPhone: seen.round.helpPhone };
};
