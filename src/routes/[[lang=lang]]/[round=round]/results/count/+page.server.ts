import { error, redirect } from '@sveltejs/kit';
import { findResults } from '$lib/server/store/results';
import { tellResults } from '$lib/server/store/told-results';

export const load = async ({ locals, params, url }) => {
	const found = await findResults(locals.db, params.round, locals.now);
	if (!found) error(404);
	const told = await tellResults(locals.db, found, locals.language);
	if (told.state !== 'published') redirect(303, url.pathname.replace(/\/count\/?$/, ''));
	const { invented, helpPhone } = found.round;
	return { found: told, invented, helpPhone };
};
