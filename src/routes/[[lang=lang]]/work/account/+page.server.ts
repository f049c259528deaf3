import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { RequestEvent } from './$types';
import { dropCookie, readCookie, setCookie } from '$lib/server/auth/cookie';
import { changePassword, ownAccount } from '$lib/server/auth/own-account';
import { createSession, revokeSessions } from '$lib/server/auth/sessions';
import { tokenHash } from '$lib/server/auth/tokens';
import { readForm, typedPassword } from '$lib/server/form';
import { dropSecondFactor } from '$lib/server/store/manage-people';
import { endSessionOf, listSessions } from '$lib/server/store/sessions';

const NewPassword = v.strictObject({ old: typedPassword, password: typedPassword, again: typedPassword });
const SessionName = v.strictObject({ session: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });
const Old = v.strictObject({ old: typedPassword });

export const load = async (event) => {
	const { account } = await ownAccount(event.locals);
	const kept = await listSessions(event.locals.db, account.id, event.locals.now);
	const here = tokenHash(readCookie(event.cookies, event.url, 'staff') ?? '');
	const sessions = kept.map(({ idHash, ...times }) => ({
		name: idHash.toString('hex'),
		isHere: idHash.equals(here),
		...times,
	}));
	return { name: account.name, email: account.email, hasSecondFactor: account.secondFactor !== null, sessions };
};

export const actions = {
	password: async (event) => {
		const form = await readForm(event.request, NewPassword);
		if (!form.ok) return fail(400, { reason: 'missing' as const });
		const changed = await changePassword(event.locals, { ...form.value, address: event.getClientAddress() });
		if (!changed.ok) return fail(409, { reason: changed.refusal.reason });
		await enterAgain(event);
		return { changed: true };
	},
	drop: async (event) => {
		const form = await readForm(event.request, Old);
		const { account, fits } = await ownAccount(event.locals);
		const known = form.ok && (await fits(form.value.old, event.getClientAddress()));
		if (!known) return fail(409, { reason: 'wrong_password' as const });
		await dropSecondFactor(event.locals.db, account.id, { by: account.id, now: event.locals.now });
		await enterAgain(event);
		redirect(303, event.url.pathname);
	},
	end: async ({ request, locals, url }) => {
		const form = await readForm(request, SessionName);
		if (!form.ok) error(404);
		const { account } = await ownAccount(locals);
		await endSessionOf(locals.db, account.id, Buffer.from(form.value.session, 'hex'));
		redirect(303, url.pathname);
	},
	end_all: async ({ cookies, locals, url }) => {
		const { account } = await ownAccount(locals);
		await revokeSessions(locals.db, account.id);
		dropCookie(cookies, url, 'staff');
		redirect(303, '/login');
	},
};

/** A new session for this browser, in place of all that were ended. */
async function enterAgain({ cookies, url, locals }: RequestEvent) {
	const { account } = await ownAccount(locals);
	setCookie(cookies, url, 'staff', await createSession(locals.db, account.id, locals.now));
}
