import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import type { VoteRefusal } from '$lib/domain/voting/vote-refusal';
import { spokenIn } from '$lib/domain/round/languages';
import { languageCodes } from '$lib/i18n/languages';
import { readForm } from '$lib/server/form';
import { findAbout, findPlaceOpen } from '$lib/server/store/ballot-papers';
import { findRoundOfPlace } from '$lib/server/store/places';
import { goOn, readPass, saidTo, sceneOf } from '$lib/server/vote/carry';
import { helpLine } from '$lib/server/vote/help-line';
import { hasHelp, kioskPlace } from '$lib/server/vote/kiosk';
import { typeCode } from '$lib/server/vote/steps';

const Code = v.strictObject({ code: v.pipe(v.string(), v.maxLength(60)) });

export const load = async (event) => {
	const { url, locals } = event;
	const pass = readPass(event);
	const said = saidTo(event, pass);
	const refused = said?.kind === 'refused' ? said : undefined;
	const late: VoteRefusal | undefined = url.searchParams.has('igen') ? { reason: 'no_pass' } : undefined;
	const torn: VoteRefusal | undefined = url.searchParams.has('qr') ? { reason: 'torn_code' } : undefined;
	const about = refused?.round && (await findAbout(locals.db, refused.round));

	const open = await findPlaceOpen(locals.db, locals.now);
	const screenAt = kioskPlace(event);
	const round = screenAt ? await findRoundOfPlace(locals.db, screenAt) : undefined;
	const screen = screenAt && round ? { place: screenAt, round: round.slug } : undefined;

	return {
		now: locals.now,
		refusal: refused?.refusal ?? late ?? torn,
		typed: refused?.typed ?? '',
		about,
		place: open?.place ?? null,
		languages: about && spokenIn(about, languageCodes),
		invented: about?.invented,
		...helpLine(about ?? open),
		screen,
		isHelped: hasHelp(event),
	};
};

export const actions = {
	default: async (event) => {
		const form = await readForm(event.request, Code);
		if (!form.ok) error(400);

		const next = await typeCode(sceneOf(event), readPass(event), form.value.code);
		if (next.ok) goOn(event, next.value);
		event.setHeaders({ 'Retry-After': '2' });
		error(429);
	},
};
