import { sayIn } from '$lib/i18n/translate';
import { councilFilter } from '$lib/server/council-filter';
import { findCouncil } from '$lib/server/store/council';
import { tableFile } from '$lib/ui/council/table-file';

/** The rounds of the council's page, as a file for a spreadsheet. */
export const GET = async ({ locals, url }) => {
	const { table } = await findCouncil(locals.db, councilFilter(url), locals.now);
	return new Response(tableFile(table, sayIn(locals.language)), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': 'attachment; filename="rounds.csv"',
		},
	});
};
