import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { optionalEmail, optionalLine, readForm, typedLine } from '$lib/server/form';
import { describeMunicipality, findMunicipality } from '$lib/server/store/municipality';

const Place = v.strictObject({
	name: typedLine,
	domain: optionalLine,
	phone: optionalLine,
	email: optionalEmail,
	accessibilityPhone: optionalLine,
	accessibilityEmail: optionalEmail,
});

export const load = async ({ locals }) => ({ place: await findMunicipality(locals.db) });

export const actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, Place);
		if (!form.ok) return fail(400, { issues: form.issues, typed: form.typed });
		await describeMunicipality(locals.db, form.value, { by: locals.person?.id ?? '', now: locals.now });
		return { saved: true };
	},
};
