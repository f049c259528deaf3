import type { Cookies } from '@sveltejs/kit';

// The cookie of people who run rounds; residents never get one. Its attributes are set here and nowhere else.
// It lives as long as the browser is open, and the session behind it has its own end.

/** The session id that a browser brings. */
export function readSessionCookie(cookies: Cookies, url: URL): string | undefined {
	return cookies.get(named(url));
}

/** Hands a browser its session id. */
export function setSessionCookie(cookies: Cookies, url: URL, sessionId: string): void {
	cookies.set(named(url), sessionId, attributes(url));
}

/** Takes the session id back. */
export function dropSessionCookie(cookies: Cookies, url: URL): void {
	cookies.delete(named(url), attributes(url));
}

const isHttps = (url: URL) => url.protocol === 'https:';

/** `__Host-` makes browsers refuse the cookie from any other host, over http, or for a part of the site. */
const named = (url: URL) => (isHttps(url) ? '__Host-pb_staff' : 'pb_staff');

const attributes = (url: URL) => ({ path: '/', httpOnly: true, secure: isHttps(url), sameSite: 'lax' }) as const;
