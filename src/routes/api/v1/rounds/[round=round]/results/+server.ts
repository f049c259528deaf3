import { error } from '@sveltejs/kit';
import { openJson } from '$lib/server/open-data/answer';
import { resultJson } from '$lib/server/open-data/result-json';
import { findResults } from '$lib/server/store/results';

export const GET = async ({ locals, params }) => {
	const found = await findResults(locals.db, params.round, locals.now);
	if (!found) error(404);
	return openJson(resultJson(found), { isFinal: found.state !== 'waiting' });
};
