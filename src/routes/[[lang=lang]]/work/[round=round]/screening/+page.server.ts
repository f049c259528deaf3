import { error } from '@sveltejs/kit';
import { findRoundAlone } from '$lib/server/store/rounds';
import { listCases } from '$lib/server/store/screening';

export const load = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	if (!seen) error(404);
	return {
		round: seen.round,
		cases: await listCases(locals.db, seen.round.id, locals.now),
		invented: seen.round.invented,
	};
};
