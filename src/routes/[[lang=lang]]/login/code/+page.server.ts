import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { RequestEvent } from './$types';
import { dropCookie, readCookie, setCookie } from '$lib/server/auth/cookie';
import { checkCode } from '$lib/server/auth/second-factor';
import { createSession } from '$lib/server/auth/sessions';
import { tokenHash } from '$lib/server/auth/tokens';
import { wayBack } from '$lib/server/auth/way-back';
import { readForm, typedLine } from '$lib/server/form';
import { closeLink, findLink } from '$lib/server/store/links';
import { findPerson } from '$lib/server/store/people';

const Code = v.strictObject({ code: typedLine, next: v.optional(v.string()) });

export const load = async (event) => {
	await betweenSteps(event);
	return { next: wayBack(event.url.searchParams.get('next'), event.url.origin) };
};

export const actions = {
	default: async (event) => {
		const { cookies, url, locals } = event;
		const { account, step } = await betweenSteps(event);
		const form = await readForm(event.request, Code);
		if (!form.ok) return fail(400, { reason: 'wrong_code' as const });
		const checked = await checkCode(locals, account, form.value.code);
		if (!checked.ok) return fail(409, { reason: checked.refusal.reason });

		await closeLink(locals.db, step);
		dropCookie(cookies, url, 'step');
		setCookie(cookies, url, 'staff', await createSession(locals.db, account.id, locals.now));
		redirect(303, wayBack(form.value.next, url.origin) ?? '/work');
	},
};

/** Whoever has just typed the right password; everybody else begins anew. */
async function betweenSteps({ cookies, url, locals }: Pick<RequestEvent, 'cookies' | 'url' | 'locals'>) {
	const step = tokenHash(readCookie(cookies, url, 'step') ?? '');
	const link = await findLink(locals.db, step, ['second_step'], locals.now);
	const found = link && (await findPerson(locals.db, link.id));
	if (!found?.account.secondFactor) redirect(303, '/login');
	return { account: found.account, step };
}
