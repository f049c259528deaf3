import { error } from '@sveltejs/kit';
import { findRoundAlone } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	if (!seen) error(404);
	return { slug: params.round, name: seen.round.name, invented: seen.round.invented };
};
