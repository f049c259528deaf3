import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { choosePassword } from '$lib/domain/people/password';
import { setCookie } from '$lib/server/auth/cookie';
import { hashPassword } from '$lib/server/auth/passwords';
import { createSession } from '$lib/server/auth/sessions';
import { tokenHash } from '$lib/server/auth/tokens';
import { readForm, typedLine, typedPassword } from '$lib/server/form';
import { answerLink, findLink } from '$lib/server/store/links';

const NewPassword = v.strictObject({ name: typedLine, password: typedPassword, again: typedPassword });

export const load = async ({ locals, params }) => {
	const link = await findLink(locals.db, tokenHash(params.token), ['invitation', 'reset'], locals.now);
	if (!link) error(410);
	return { link: { name: link.name, email: link.email, purpose: link.purpose } };
};

export const actions = {
	default: async ({ request, locals, params, cookies, url }) => {
		const hash = tokenHash(params.token);
		const link = await findLink(locals.db, hash, ['invitation', 'reset'], locals.now);
		if (!link) error(410);

		const form = await readForm(request, NewPassword);
		if (!form.ok) return fail(400, { reason: 'missing' as const, name: form.typed.name });
		const { name, password, again } = form.value;
		if (password !== again) return fail(409, { reason: 'not_the_same' as const, name });
		const chosen = choosePassword(password, [name, link.email]);
		if (!chosen.ok) return fail(409, { reason: chosen.refusal.reason, name });

		const passwordHash = await hashPassword(chosen.value, locals.env);
		const answered = await answerLink(locals.db, { tokenHash: hash, passwordHash, name, now: locals.now });
		if (!answered.ok) error(410);
		if (answered.value.hasSecondFactor) redirect(303, '/login');
		setCookie(cookies, url, 'staff', await createSession(locals.db, answered.value.personId, locals.now));
		redirect(303, '/work');
	},
};
