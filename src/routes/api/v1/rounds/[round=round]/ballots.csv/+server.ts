import { error } from '@sveltejs/kit';
import { openData } from '$lib/server/open-data/answer';
import { ballotsCsv } from '$lib/server/open-data/ballots-csv';
import { findOpenedRound } from '$lib/server/store/opened-rounds';

export const GET = async ({ locals, params }) => {
	const opened = await findOpenedRound(locals.db, params.round, locals.now);
	if (!opened) error(404);
	const name = `${params.round}-${opened.isFew ? 'totals' : 'ballots'}.csv`;
	return openData(ballotsCsv(opened), 'text/csv; charset=utf-8', { isFinal: true, name });
};
