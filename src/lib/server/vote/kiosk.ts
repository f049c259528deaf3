import type { Cookies } from '@sveltejs/kit';
import { lookOf } from '../look.ts';
import { passUntil } from './pass.ts';

type Carrier = { readonly cookies: Cookies; readonly url: URL };

/**
 * How a page behaves on a device that many use one after the other: where it begins anew, after how many seconds
 * without a sign of anybody, and whether it asks first. Nothing is asked where nothing could be lost. `isOver`: the vote is
 * in the box, and the page goes by itself even without script.
 */
export type Kiosk = {
	readonly restart: string;
	readonly seconds: number;
	readonly asks: boolean;
	readonly isOver: boolean;
};

const cookie = 'kiosk';
const helpCookie = 'kiosk-help';
const MINUTE = 60;
/** Whoever votes with help is not hurried: the page waits as long as the vote under way is worth anything. In seconds. */
const AS_LONG_AS_IT_TAKES = passUntil(0) / 1000;

/** Pages where somebody may still be choosing, or reading. */
const unhurried = ['/stem/vaelg', '/stem/tjek-valg', '/assisted', '/[round=round]/help', '/help/ballot'];

/**
 * Makes this device a kiosk of a polling place, until its browser is closed. The next voter votes without help until they
 * say so.
 */
export function becomeKiosk({ cookies, url }: Carrier, place: string): void {
	cookies.set(cookie, place, kept(url));
	cookies.delete(helpCookie, kept(url));
}

/** The polling place that this device is a kiosk of. */
export const kioskPlace = ({ cookies }: Pick<Carrier, 'cookies'>): string | undefined => cookies.get(cookie);

/** From here on the voter at this kiosk has help: two people stand beside them, and time does not run. Ends with `becomeKiosk`. */
export function beginHelp({ cookies, url }: Carrier): void {
	cookies.set(helpCookie, 'yes', kept(url));
}

/** Whether the voter at this kiosk has help. */
export const hasHelp = ({ cookies }: Pick<Carrier, 'cookies'>): boolean => cookies.get(helpCookie) !== undefined;

/** How this page behaves, when the device is a kiosk. Pages of those who run rounds never do: they would lose what is typed. */
export function kioskOf(carrier: Pick<Carrier, 'cookies'>, routeId: string | null): Kiosk | null {
	const place = kioskPlace(carrier);
	if (!place || ['staff', 'sheet'].includes(lookOf(routeId))) return null;
	const restart = `/kiosk/${encodeURIComponent(place)}`;
	const isHelped = hasHelp(carrier);
	if (routeId?.endsWith('/stem/tak')) return { restart, seconds: isHelped ? MINUTE : 10, asks: isHelped, isOver: true };
	if (isHelped && routeId?.includes('/stem'))
		return { restart, seconds: AS_LONG_AS_IT_TAKES, asks: true, isOver: false };
	const asks = unhurried.some((page) => routeId?.endsWith(page));
	return { restart, seconds: MINUTE, asks, isOver: false };
}

const kept = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'strict', secure: url.protocol === 'https:' }) as const;
