import { error } from '@sveltejs/kit';
import { findResults } from '$lib/server/store/results';

export const load = async ({ locals, params }) => {
	const found = await findResults(locals.db, params.round, locals.now);
	if (found?.state !== 'published' || !found.file) error(404);
	return { round: found.round, invented: found.round.invented };
};
