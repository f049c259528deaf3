import type { Cookies } from '@sveltejs/kit';
import { lookOf } from '../look.ts';

type Carrier = { readonly cookies: Cookies; readonly url: URL };

/**
 * How a page behaves on a device that many use one after the other: where it begins anew, after how many seconds
 * without a sign of anybody, and whether it asks first. Nothing is asked where nothing could be lost.
 */
export type Kiosk = { readonly restart: string; readonly seconds: number; readonly asks: boolean };

const cookie = 'kiosk';

/** Makes this device a kiosk of a polling place, until its browser is closed. */
export function becomeKiosk({ cookies, url }: Carrier, place: string): void {
	cookies.set(cookie, place, { path: '/', httpOnly: true, sameSite: 'strict', secure: url.protocol === 'https:' });
}

/** How this page behaves, when the device is a kiosk. Pages of those who run rounds never do: they would lose what is typed. */
export function kioskOf({ cookies }: Pick<Carrier, 'cookies'>, routeId: string | null): Kiosk | null {
	const place = cookies.get(cookie);
	if (!place || ['staff', 'sheet'].includes(lookOf(routeId))) return null;
	const restart = `/kiosk/${encodeURIComponent(place)}`;
	if (routeId?.endsWith('/stem/tak')) return { restart, seconds: 10, asks: false };
	const isUnderWay = routeId?.endsWith('/stem/vaelg') || routeId?.endsWith('/stem/tjek-valg');
	return { restart, seconds: 60, asks: Boolean(isUnderWay) };
}
