import { error } from '@sveltejs/kit';
import { findBoxInView } from '$lib/server/store/box-in-view';
import { findResults } from '$lib/server/store/results';

export const load = async ({ locals, params }) => {
	const found = await findResults(locals.db, params.round, locals.now);
	if (!found || found.state === 'told') error(404);
	return {
		round: found.round,
		invented: found.round.invented,
		turnout: found.turnout,
		isPublished: found.state === 'published',
		isImported: found.state === 'published' && found.file !== undefined,
		box: await findBoxInView(locals.db, found.round.id),
	};
};
