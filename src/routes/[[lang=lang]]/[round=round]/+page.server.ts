import { error } from '@sveltejs/kit';
import { isBeingToldIn } from '$lib/domain/idea/told';
import { findRound } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	return {
		...seen,
		now: locals.now,
		mayTell: isBeingToldIn(seen.phase),
		invented: seen.round.invented,
		helpPhone: seen.round.helpPhone,
	};
};
