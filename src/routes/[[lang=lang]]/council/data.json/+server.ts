import { json } from '@sveltejs/kit';
import { recordsOf } from '$lib/domain/council/data-table';
import { councilFilter } from '$lib/server/council-filter';
import { findCouncil } from '$lib/server/store/council';

/** The rounds of the council's page. */
export const GET = async ({ locals, url }) => {
	const { table } = await findCouncil(locals.db, councilFilter(url), locals.now);
	return json({ rounds: recordsOf(table) });
};
