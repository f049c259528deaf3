import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import { readForm } from '$lib/server/form';
import { noteHelpAtKiosk } from '$lib/server/store/desks';
import { findRoundOfPlace } from '$lib/server/store/places';
import { show, takePass } from '$lib/server/vote/carry';
import { beginHelp, kioskPlace } from '$lib/server/vote/kiosk';

const Yes = v.strictObject({ press: v.pipe(v.string(), v.uuid()) });

export const load = async ({ locals, params }) => {
	if (!(await findRoundOfPlace(locals.db, params.place))) error(404);
	return { place: params.place, press: randomUUID() };
};

export const actions = {
	default: async (event) => {
		const { lang, place } = event.params;
		const form = await readForm(event.request, Yes);
		if (!form.ok) error(400);
		// a phone at home is no screen of this place, and counts nobody
		if (kioskPlace(event) !== place) redirect(303, resolve('/[[lang=lang]]/kiosk/[place]', { lang, place }));
		await noteHelpAtKiosk(event.locals.db, { place, press: form.value.press });
		takePass(event);
		beginHelp(event);
		show(event, 'code');
	},
};
