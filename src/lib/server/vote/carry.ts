import { redirect, type Cookies } from '@sveltejs/kit';
import type { Db } from '../db/database.ts';
import { cookieKey } from '../keys/key-folder.ts';
import { openPass, passUntil, sealPass, type Pass, type Said } from './pass.ts';
import type { Scene } from './scene.ts';
import type { Next, Page } from './steps.ts';

/** What of a request carries the pass. */
type Carrier = {
	readonly cookies: Cookies;
	readonly url: URL;
	readonly params: { readonly lang?: string };
	readonly locals: { readonly db: Db; readonly env: { readonly keyDir: string }; readonly now: number };
};

const addresses: Readonly<Record<Page, string>> = {
	code: '/stem',
	choose: '/stem/vaelg',
	check: '/stem/tjek-valg',
	thanks: '/stem/tak',
	look_up: '/tjek',
};

/** The pass that the voter carries; undefined when there is none that counts. */
export function readPass({ cookies, url, locals }: Carrier): Pass | undefined {
	return openPass(cookies.get(nameAt(url)), cookieKey(locals.env.keyDir), locals.now);
}

/** Where and when this request takes its step. */
export function sceneOf({ locals }: Carrier): Scene {
	return { db: locals.db, keyDir: locals.env.keyDir, now: locals.now };
}

/** Sends the voter on to the next page, with the pass. */
export function goOn(carrier: Carrier, { pass, to, answer = false }: Next): never {
	givePass(carrier, pass);
	show(carrier, to, answer ? 'svar' : '');
}

/** Shows another page of the vote. `igen`: the code has to be typed again; `svar`: the page has something to say. */
export function show({ params }: Carrier, page: Page, query: '' | 'svar' | 'igen' = ''): never {
	redirect(303, `${params.lang ? `/${params.lang}` : ''}${addresses[page]}${query && `?${query}`}`);
}

/** What the last step had to say, when this page is the answer to it. */
export function saidTo({ url }: Carrier, pass: Pass | undefined): Said | undefined {
	return url.searchParams.has('svar') ? pass?.said : undefined;
}

/** Hands the voter a pass, good for half an hour from now. It ends with the browser. */
function givePass({ cookies, url, locals }: Carrier, pass: Omit<Pass, 'until'>): void {
	const sealed = sealPass({ ...pass, until: passUntil(locals.now) }, cookieKey(locals.env.keyDir));
	cookies.set(nameAt(url), sealed, { path: '/', httpOnly: true, sameSite: 'strict', secure: isSafe(url) });
}

/** Takes the pass back: nothing of the vote is left in the browser. */
export function takePass({ cookies, url }: Carrier): void {
	cookies.delete(nameAt(url), { path: '/', httpOnly: true, sameSite: 'strict', secure: isSafe(url) });
}

const isSafe = (url: URL) => url.protocol === 'https:';
const nameAt = (url: URL) => (isSafe(url) ? '__Host-stem' : 'stem');
