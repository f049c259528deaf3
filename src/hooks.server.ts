import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import type { RouteId } from '$app/types';
import { turnedAwayStatus, type TurnedAwayReason } from '#lib/domain/people/door.ts';
import type { Person } from '#lib/domain/people/person.ts';
import { spokenIn } from '#lib/domain/round/languages.ts';
import { isLanguage, languageCodes, languageOf, type LanguageCode } from '#lib/i18n/languages.ts';
import { access, isOfDevices, type Access } from '#lib/server/access.ts';
import { readCookie } from '#lib/server/auth/cookie.ts';
import { validateSession } from '#lib/server/auth/sessions.ts';
import { tokenHash } from '#lib/server/auth/tokens.ts';
import { clock } from '#lib/server/clock.ts';
import { openDatabase, type Db } from '#lib/server/db/database.ts';
import { readEnvironment, type Environment } from '#lib/server/env.ts';
import { secure } from '#lib/server/headers.ts';
import { keepJournal } from '#lib/server/journal/keep-journal.ts';
import { turnedAway } from '#lib/server/knock.ts';
import { openLog, tookClass } from '#lib/server/log.ts';
import { lookOf } from '#lib/server/look.ts';
import { signHourly } from '#lib/server/poll/sign-hourly.ts';
import { watchKeys } from '#lib/server/poll/watch-keys.ts';
import { watchLogs } from '#lib/server/poll/watch-logs.ts';
import { raiseCopyAlarm } from '#lib/server/store/alarms.ts';
import { findDevice, type Device } from '#lib/server/store/devices.ts';
import { findRoundOfPlace } from '#lib/server/store/places.ts';
import { identifyRound } from '#lib/server/store/rounds.ts';
import { kioskOf } from '#lib/server/vote/kiosk.ts';
import { inline } from './inline.js';
import voteScript from './stem.js?raw';

// A route without an entry in the access table does not compile.
access satisfies Record<RouteId, Access>;

let env: Environment;
let db: Db;
let log: ReturnType<typeof openLog>;

export const init: ServerInit = async () => {
	const read = readEnvironment(process.env);
	if (!read.ok) throw new Error(read.refusal.sentence);
	env = read.value;
	db = openDatabase(join(env.dataDir, 'medbestem.db'));
	log = openLog(env.logLevel);
	const now = () => clock(env.testNow);
	for (const { round, incident } of await watchLogs(db, env, now())) log.error({ ...incident, round });
	keepJournal(db, env, (copies) => {
		log.error({ copies });
		raiseCopyAlarm(db, copies === 'two' ? 'two_copies' : 'one_copy', now());
	});
	for (const { slug, lost } of await watchKeys(db, env.keyDir, now()))
		log.error({ incident: 'lost_keys', round: slug, keys: lost });
	signHourly(db, env, (thrown) => writeFault(randomUUID().slice(0, 8), 'hourly head', thrown));
};

export const handle: Handle = async ({ event, resolve }) => {
	const began = performance.now();
	event.locals.db = db;
	event.locals.env = env;
	event.locals.now = clock(env.testNow);
	event.locals.person = await whoComes(event);
	event.locals.device = await whichDevice(event);
	const round = await roundIn(event.params);
	event.locals.round = round?.id;
	event.locals.languages = round ? spokenIn(round, languageCodes) : languageCodes;
	event.locals.language = languageAt(event.url.pathname) ?? toLanguage(round?.language);

	askForPage(event.request);
	const { dir } = languageOf(event.locals.language);
	const { request, url, locals } = event;
	const { person } = locals;
	const device = locals.device?.role;
	const reason = turnedAway({ request, url, routeId: event.route.id, person, round: locals.round, device });
	const response = reason
		? await problem(event, reason)
		: await resolve(event, {
				transformPageChunk: ({ html }) =>
					html
						.replace('%lang%', event.locals.language)
						.replace('%dir%', dir)
						.replace('%look%', `${lookOf(event.route.id)}${kioskOf(event, event.route.id) ? ' kiosk' : ''}`.trim())
						.replace('%script%', () => scriptOf(event.route.id)),
			});

	secure(response.headers, { https: event.url.protocol === 'https:' });
	if (!event.isSubRequest) writeLine(event, response.status, performance.now() - began);
	return response;
};

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const id = randomUUID().slice(0, 8);
	writeFault(id, event.route.id, error);
	log.flush();
	return { message: '', id };
};

/** Only where it broke: a message may quote what a person typed. */
function writeFault(id: string, route: string | null, thrown: unknown): void {
	const { name, stack = '' } = thrown instanceof Error ? thrown : { name: 'unknown' };
	const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
	log.error({ error: id, route, name, frames: frames.slice(0, 8) });
}

/** The round that an address is about: it names the round, or a place where people vote in it. */
async function roundIn({ round, place }: RequestEvent['params']) {
	if (round) return identifyRound(db, round);
	return place ? findRoundOfPlace(db, place) : undefined;
}

/** Who is signed in by the session that the browser brings. */
async function whoComes({ cookies, url, locals }: RequestEvent): Promise<Person | null> {
	const sessionId = readCookie(cookies, url, 'staff');
	return sessionId ? validateSession(db, sessionId, locals.now) : null;
}

/** Which device of an evening asks, where it matters. */
async function whichDevice({ cookies, url, route, locals }: RequestEvent): Promise<Device | undefined> {
	const token = isOfDevices(route.id) ? readCookie(cookies, url, 'device') : undefined;
	return token ? findDevice(db, tokenHash(token), locals.now) : undefined;
}

/** The page that says what is wrong, in the reader's language, without the request reaching its route. */
async function problem(event: RequestEvent, reason: TurnedAwayReason): Promise<Response> {
	const status = turnedAwayStatus[reason];
	if (event.isDataRequest) return new Response(null, { status });
	const from = encodeURIComponent(event.url.pathname);
	const page = await event.fetch(`/${event.locals.language}/problem/${reason}?from=${from}`);
	return new Response(page.body, { status, headers: page.headers });
}

function languageAt(pathname: string): LanguageCode | undefined {
	const first = pathname.split('/')[1] ?? '';
	return isLanguage(first) ? first : undefined;
}

/** A form is answered with a page: SvelteKit would answer whoever takes anything with its own JSON. */
function askForPage({ method, headers }: Request): void {
	if (method === 'POST' && !headers.has('x-sveltekit-action')) headers.set('accept', 'text/html');
}

/** The one inline script: on the pages of the vote, allowed by its hash in svelte.config.js. */
function scriptOf(routeId: string | null): string {
	return routeId?.startsWith('/[[lang=lang]]/stem') ? `<script>${inline(voteScript)}</script>` : '';
}

const toLanguage = (code = 'da'): LanguageCode => (isLanguage(code) ? code : 'da');

function writeLine(event: RequestEvent, status: number, took: number): void {
	log.info({
		route: event.route.id ?? '(none)',
		method: event.request.method,
		status,
		took: tookClass(took),
		staff: event.locals.person?.id,
	});
}
