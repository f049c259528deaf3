import { error, redirect } from '@sveltejs/kit';
import { findResults } from '$lib/server/store/results';

export const load = async ({ locals, params, url }) => {
	const found = await findResults(locals.db, params.round, locals.now);
	if (!found) error(404);
	if (found.state !== 'published') redirect(303, url.pathname.replace(/\/count\/?$/, ''));
	const { invented, helpPhone } = found.round;
	return { found, invented, helpPhone };
};
