import { error } from '@sveltejs/kit';
import { turnoutShare } from '$lib/domain/council/rounds-table';
import { findCouncilRound } from '$lib/server/store/council-round';

export const load = async ({ locals, params }) => {
	const seen = await findCouncilRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	return { ...seen, share: turnoutShare(seen.voters, seen.eligible), invented: seen.round.invented };
};
