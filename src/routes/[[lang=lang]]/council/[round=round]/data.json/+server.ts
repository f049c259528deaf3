import { error, json } from '@sveltejs/kit';
import { recordsOf } from '$lib/domain/council/data-table';
import { findCouncilRound } from '$lib/server/store/council-round';

/** Every table of a round: the same figures as on its page. */
export const GET = async ({ locals, params }) => {
	const seen = await findCouncilRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { round, area, voters, eligible, tables } = seen;
	const about = { address: round.slug, round: round.name, area: area.name, currency: round.currency, voters, eligible };
	return json({ ...about, tables: Object.fromEntries(tables.map((table) => [table.name, recordsOf(table)])) });
};
