import { error } from '@sveltejs/kit';
import { sheetsOf } from '$lib/domain/round/print-pack';
import { languages } from '$lib/i18n/languages';
import { sayIn } from '$lib/i18n/translate';
import { findMunicipality } from '$lib/server/store/municipality';
import { findRound } from '$lib/server/store/rounds';

/** The badge of those who help, each in the language that its bearer speaks. */
const badges = languages.map(({ code, dir, name }) => ({ code, dir, name, text: sayIn(code)('print:badge') }));

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { round, area, pot, places, meetings, tracks, ideas } = seen;
	return {
		slug: params.round,
		sheets: sheetsOf(params.sheet),
		home: `${locals.env.origin}/${params.round}`,
		invented: round.invented,
		badges,
		course: {
			round,
			area: area.name,
			pot,
			places,
			meetings: meetings.filter(({ cancelled }) => !cancelled),
			tracks: tracks.map((track) => ({
				...track,
				ideas: ideas.filter(({ trackId, number }) => trackId === track.id && number !== null),
			})),
			accessibilityPhone: (await findMunicipality(locals.db))?.accessibilityPhone ?? null,
		},
	};
};
