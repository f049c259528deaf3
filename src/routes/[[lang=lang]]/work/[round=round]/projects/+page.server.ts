import { error } from '@sveltejs/kit';
import { listProjects } from '$lib/server/store/projects';
import { findRound } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { round } = seen;
	return { round, invented: round.invented, projects: await listProjects(locals.db, [round.id], locals.now) };
};
