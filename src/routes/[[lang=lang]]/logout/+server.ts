import { redirect } from '@sveltejs/kit';
import { dropCookie, readCookie } from '$lib/server/auth/cookie';
import { revokeSession } from '$lib/server/auth/sessions';

/** Ends the session, here and in the database. */
export const POST = async ({ cookies, url, locals, params }) => {
	const sessionId = readCookie(cookies, url, 'staff');
	if (sessionId) await revokeSession(locals.db, sessionId);
	dropCookie(cookies, url, 'staff');
	redirect(303, params.lang ? `/${params.lang}` : '/');
};
