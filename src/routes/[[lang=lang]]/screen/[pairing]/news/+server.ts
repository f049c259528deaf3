import { readCookie } from '$lib/server/auth/cookie';
import { tokenHash } from '$lib/server/auth/tokens';
import { clock } from '$lib/server/clock';
import { openStream } from '$lib/server/live/streams';
import { findDevice } from '$lib/server/store/devices';
import { findScreen } from '$lib/server/store/evening-runs';

const headers = {
	'Content-Type': 'text/event-stream',
	'Cache-Control': 'no-store, no-transform', // compressed it would wait for more
	'X-Accel-Buffering': 'no',
	Connection: 'close', // a server that stops waits for no connection that is kept
};

/** Says when a big screen has something new to show. What it is, the page itself tells. */
export const GET = async ({ request, cookies, url, locals: { db, env } }) => {
	if (request.method === 'HEAD') return new Response(null, { headers });
	const token = tokenHash(readCookie(cookies, url, 'device') ?? '');
	const stream = openStream(async () => {
		const now = clock(env.testNow);
		const device = await findDevice(db, token, now);
		return device && JSON.stringify(await findScreen(db, device, now));
	});
	return stream ? new Response(stream, { headers }) : new Response(null, { status: 503 });
};
