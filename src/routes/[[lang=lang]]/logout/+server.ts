import { redirect } from '@sveltejs/kit';
import { dropSessionCookie, readSessionCookie } from '$lib/server/auth/cookie';
import { revokeSession } from '$lib/server/auth/sessions';

/** Ends the session, here and in the database. */
export const POST = async ({ cookies, url, locals, params }) => {
	const sessionId = readSessionCookie(cookies, url);
	if (sessionId) await revokeSession(locals.db, sessionId);
	dropSessionCookie(cookies, url);
	redirect(303, params.lang ? `/${params.lang}` : '/');
};
