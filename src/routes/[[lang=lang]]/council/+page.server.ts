import { councilFilter } from '$lib/server/council-filter';
import { findCouncil } from '$lib/server/store/council';

export const load = async ({ locals, url }) => {
	const filter = councilFilter(url);
	return { ...(await findCouncil(locals.db, filter, locals.now)), filter, search: url.search };
};
