import { error } from '@sveltejs/kit';
import { openJson } from '$lib/server/open-data/answer';
import { roundJson } from '$lib/server/open-data/round-json';
import { findRound } from '$lib/server/store/rounds';

export const GET = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	return openJson(roundJson(seen), { isFinal: false });
};
