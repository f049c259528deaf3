import type { RoundId } from '../domain/ids.ts';
import type { DeviceRole } from '../domain/meeting/device.ts';
import type { TurnedAwayReason } from '../domain/people/door.ts';
import type { Person } from '../domain/people/person.ts';
import { bodyLimit, mayEnter } from './access.ts';

/** A request before it is let in. */
type Arrival = {
	readonly request: Request;
	readonly url: URL;
	readonly routeId: string | null;
	readonly person: Person | null;
	readonly round: RoundId | undefined;
	readonly device?: DeviceRole | undefined;
};

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/**
 * Why a request is turned away at the door, or undefined when it may go on.
 * Default deny: an address without an entry in the access table is closed. Unknown addresses go on to their 404.
 */
export function turnedAway(arrival: Arrival): TurnedAwayReason | undefined {
	const { request, url, routeId, person, round, device } = arrival;
	if (routeId === null) return undefined;

	const verdict = mayEnter({ routeId, method: request.method, action: actionOf(url), person, round, device });
	if (verdict !== 'in') return verdict;
	return request.method === 'POST' ? postTurnedAway(arrival, routeId) : undefined;
}

function postTurnedAway({ request, url }: Arrival, routeId: string): TurnedAwayReason | undefined {
	if (!isFromHere(request.headers, url.origin)) return 'wrong_place';

	const length = request.headers.get('content-length');
	if (length === null || !/^\d+$/.test(length)) return 'unmeasured';
	if (Number(length) > bodyLimit(routeId)) return 'too_large';

	const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
	return formTypes.includes(type) ? undefined : 'unreadable';
}

/** A form is taken from our own pages alone. A browser that names no origin must at least say where it stood. */
function isFromHere(headers: Headers, origin: string): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin') return false;
	return headers.get('origin') === origin || (headers.get('origin') === null && site === 'same-origin');
}

/** The action of a form post: `?/name`, or `default`. */
function actionOf(url: URL): string {
	const named = [...url.searchParams.keys()].find((key) => key.startsWith('/'));
	return named ? named.slice(1) : 'default';
}
