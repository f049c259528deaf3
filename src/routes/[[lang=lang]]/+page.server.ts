import { listRounds } from '$lib/server/store/rounds';

export const load = async ({ locals }) => ({
	rounds: await listRounds(locals.db, locals.now),
	now: locals.now,
});
