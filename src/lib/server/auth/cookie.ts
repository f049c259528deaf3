import type { Cookies } from '@sveltejs/kit';
import { deviceTime } from '../../domain/meeting/device.ts';

// The cookies of people who run rounds and of the devices of their evenings; residents never get one. Their attributes
// are set here and nowhere else. They live as long as the browser is open, that of a device for an evening: a tablet
// that dies comes back. What stands behind them has its own end.

/** `staff` carries a session; `step` stands between password and code; `device` is borne by a tablet or a screen. */
type Named = 'staff' | 'step' | 'device';

/** What a browser brings. */
export function readCookie(cookies: Cookies, url: URL, name: Named): string | undefined {
	return cookies.get(called(name, url));
}

/** Hands a browser something to bring next time. */
export function setCookie(cookies: Cookies, url: URL, name: Named, value: string): void {
	const evening = name === 'device' ? { maxAge: deviceTime / 1000 } : {};
	cookies.set(called(name, url), value, { ...attributes(url), ...evening });
}

/** Takes it back. */
export function dropCookie(cookies: Cookies, url: URL, name: Named): void {
	cookies.delete(called(name, url), attributes(url));
}

const isHttps = (url: URL) => url.protocol === 'https:';

/** `__Host-` makes browsers refuse the cookie from any other host, over http, or for a part of the site. */
const called = (name: Named, url: URL) => (isHttps(url) ? `__Host-pb_${name}` : `pb_${name}`);

const attributes = (url: URL) => ({ path: '/', httpOnly: true, secure: isHttps(url), sameSite: 'lax' }) as const;
