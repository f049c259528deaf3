import { json } from '@sveltejs/kit';
import { healthOf } from '$lib/server/health';

/** For operators: 200 when the next ballot can be kept, 503 when it cannot. */
export const GET = ({ locals }) => {
	const health = healthOf(locals.db, locals.env.dataDir);
	return json(health, { status: health.status === 'ok' ? 200 : 503 });
};
