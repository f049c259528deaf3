import { error } from '@sveltejs/kit';
import { sayIn } from '$lib/i18n/translate';
import { findCouncilRound } from '$lib/server/store/council-round';
import { tableFile } from '$lib/ui/council/table-file';

/** One table of a round, as a file for a spreadsheet. */
export const GET = async ({ locals, params }) => {
	const seen = await findCouncilRound(locals.db, params.round, locals.now);
	const table = seen?.tables.find(({ name }) => name === params.table);
	if (!table) error(404);
	return new Response(tableFile(table, sayIn(locals.language)), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${params.round}-${table.name}.csv"`,
		},
	});
};
