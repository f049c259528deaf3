import { randomBytes } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { encode } from 'uqr';
import * as v from 'valibot';
import { setCookie } from '$lib/server/auth/cookie';
import { ownAccount } from '$lib/server/auth/own-account';
import { addSecondFactor } from '$lib/server/auth/second-factor';
import { createSession } from '$lib/server/auth/sessions';
import { base32, fromBase32, otpauth } from '$lib/server/auth/totp';
import { readForm, typedLine, typedPassword } from '$lib/server/form';

const secretLength = 20;
const Shown = v.strictObject({ secret: typedLine, code: typedLine, old: typedPassword });

/** A new secret each time, or the one of a form that comes back: the app has scanned it already. */
export const load = async ({ locals }) => {
	const { account } = await ownAccount(locals);
	return picture(randomBytes(secretLength), account.email);
};

export const actions = {
	default: async ({ request, locals, cookies, url, getClientAddress }) => {
		const { account, fits } = await ownAccount(locals);
		const form = await readForm(request, Shown);
		const secret = form.ok ? fromBase32(form.value.secret) : undefined;
		if (!form.ok || secret?.length !== secretLength) return fail(400, { reason: 'wrong_code' as const });

		const again = picture(secret, account.email);
		const known = await fits(form.value.old, getClientAddress());
		if (!known) return fail(409, { reason: 'wrong_password' as const, again });
		const added = await addSecondFactor(locals, account.id, { secret, code: form.value.code });
		if (!added.ok) return fail(409, { reason: added.refusal.reason, again });

		setCookie(cookies, url, 'staff', await createSession(locals.db, account.id, locals.now));
		return { spare: added.value };
	},
};

function picture(secret: Buffer, email: string) {
	return { secret: base32(secret), squares: encode(otpauth(secret, email), { ecc: 'M', border: 4 }).data };
}
