import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import { pairingBrake } from '$lib/server/auth/brakes';
import { setCookie } from '$lib/server/auth/cookie';
import { newToken } from '$lib/server/auth/tokens';
import { readForm, typedLine } from '$lib/server/form';
import { pairDevice } from '$lib/server/store/devices';

const Code = v.strictObject({ code: typedLine });

export const actions = {
	default: async ({ request, cookies, url, locals, params, getClientAddress }) => {
		const form = await readForm(request, Code);
		if (!form.ok) return fail(400, { reason: 'wrong_pairing' as const });

		const { db, now } = locals;
		const { token, hash } = newToken();
		const paired = await pairingBrake(
			{ email: 'pair', address: getClientAddress(), now },
			() => pairDevice(db, { typed: form.value.code, tokenHash: hash, now }),
			({ ok }) => !ok,
		);
		if (paired === 'busy') return fail(429, { reason: 'busy' as const });
		if (!paired.ok) return fail(409, { reason: paired.refusal.reason });
		setCookie(cookies, url, 'device', token);
		const { id: pairing, role } = paired.value;
		const { lang } = params;
		redirect(
			303,
			role === 'screen'
				? resolve('/[[lang=lang]]/screen/[pairing]', { lang, pairing })
				: resolve('/[[lang=lang]]/tablet', { lang }),
		);
	},
};
