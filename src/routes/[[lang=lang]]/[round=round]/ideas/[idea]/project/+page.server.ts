import { error } from '@sveltejs/kit';
import { findProject } from '$lib/server/store/projects';
import { findRound } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	const found = seen && (await findProject(locals.db, seen.round.id, params.idea, locals.now));
	if (!found) error(404);
	return {
		...found,
		round: seen.round,
		invented: seen.round.invented,
		helpPhone: seen.round.helpPhone,
	};
};
