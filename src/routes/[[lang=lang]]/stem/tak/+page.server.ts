import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { spokenIn } from '$lib/domain/round/languages';
import { languageCodes } from '$lib/i18n/languages';
import { findAbout } from '$lib/server/store/ballot-papers';
import { findProof } from '$lib/server/store/log-proofs';
import { readPass, show, takePass } from '$lib/server/vote/carry';
import { helpLine } from '$lib/server/vote/help-line';
import { kioskOf } from '$lib/server/vote/kiosk';
import { pageOf } from '$lib/server/vote/steps';

export const load = async (event) => {
	const pass = readPass(event);
	// `sendt`: a vote has just been sent from here, and if it was refused, that comes first
	const isRefused = event.url.searchParams.has('sendt') && pass?.said !== undefined;
	if (!pass?.done || isRefused) show(event, pageOf(pass), pass?.said ? 'svar' : '');

	const about = await findAbout(event.locals.db, pass.done.round);
	return {
		now: event.locals.now,
		receipt: pass.done.receipt,
		proof: await findProof(event.locals.db, pass.done.round, pass.done.receipt, event.locals.now),
		about,
		languages: about && spokenIn(about, languageCodes),
		invented: about?.invented,
		...helpLine(about),
	};
};

export const actions = {
	default: async (event) => {
		takePass(event);
		redirect(303, kioskOf(event, event.route.id)?.restart ?? resolve('/[[lang=lang]]', event.params));
	},
};
