import { error } from '@sveltejs/kit';
import { findProtocol } from '$lib/server/store/protocols';
import { findRound } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { id, name, invented, pollState } = seen.round;
	const isPublic = pollState === 'published' || pollState === 'final';
	return { slug: params.round, name, invented, isPublic, protocol: await findProtocol(locals.db, id) };
};
