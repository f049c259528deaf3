import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { RequestEvent } from './$types';
import { id, type PersonId } from '$lib/domain/ids';
import { setCookie } from '$lib/server/auth/cookie';
import { createSession } from '$lib/server/auth/sessions';
import { checkCredentials } from '$lib/server/auth/sign-in';
import { newToken } from '$lib/server/auth/tokens';
import { wayBack } from '$lib/server/auth/way-back';
import { readForm, typedLine, typedPassword } from '$lib/server/form';
import { giveLink } from '$lib/server/store/links';
import { findDemoPerson, listDemoPeople } from '$lib/server/store/demo-people';

const next = v.optional(v.string());
const Login = v.strictObject({ email: typedLine, password: typedPassword, next });
const DemoLogin = v.strictObject({ person: v.string(), next });

export const load = async ({ locals, url }) => ({
	next: wayBack(url.searchParams.get('next'), url.origin),
	demoPeople: locals.env.isDemo ? await listDemoPeople(locals.db) : [],
});

export const actions = {
	password: async (event) => {
		const form = await readForm(event.request, Login);
		if (!form.ok) return fail(400, { reason: 'wrong_login' as const, email: form.typed.email });

		const credentials = { ...form.value, address: event.getClientAddress() };
		const checked = await checkCredentials(event.locals, credentials);
		if (!checked.ok) {
			const { reason } = checked.refusal;
			return fail(reason === 'busy' ? 429 : 409, { reason, email: form.value.email });
		}
		const { account } = checked.value;
		return account.secondFactor
			? askForCode(event, account.id, form.value.next)
			: enter(event, account.id, form.value.next);
	},
	demo: async (event) => {
		const form = await readForm(event.request, DemoLogin);
		if (!form.ok || !event.locals.env.isDemo) return fail(400, { reason: 'wrong_login' as const, email: undefined });

		const person = await findDemoPerson(event.locals.db, id<PersonId>(form.value.person));
		if (!person) return fail(409, { reason: 'wrong_login' as const, email: undefined });
		return enter(event, person.id, form.value.next);
	},
};

/** Begins the session and goes on to where the person was going. */
async function enter({ cookies, url, locals }: RequestEvent, person: PersonId, next: string | undefined) {
	setCookie(cookies, url, 'staff', await createSession(locals.db, person, locals.now));
	redirect(303, wayBack(next, url.origin) ?? '/work');
}

/** The password was right; the code of the app comes next. */
async function askForCode({ cookies, url, locals }: RequestEvent, person: PersonId, next = '') {
	const { token, hash } = newToken();
	await giveLink(locals.db, { personId: person, purpose: 'second_step', tokenHash: hash, by: person, now: locals.now });
	setCookie(cookies, url, 'step', token);
	redirect(303, `/login/code?next=${encodeURIComponent(next)}`);
}
