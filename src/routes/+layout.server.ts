import { lookOf } from '$lib/server/look';
import { listCorrections } from '$lib/server/store/ballot-corrections';
import { findMunicipality } from '$lib/server/store/municipality';
import { kioskOf } from '$lib/server/vote/kiosk';

export const load = async ({ cookies, locals, params, url, route }) => {
	const look = lookOf(route.id);
	const municipality = await findMunicipality(locals.db);
	return {
		language: locals.language,
		/** The languages to choose among. */
		languages: locals.languages,
		/** The language in the address; without one it is the round's own. */
		lang: params.lang,
		path: url.pathname,
		/** Who is signed in, on the pages of those who run rounds; residents' pages know nobody. */
		signedIn: look === 'staff' ? (locals.person?.name ?? null) : null,
		/** A slide has the room to itself: no head, no foot. */
		isStage: look === 'stage',
		phone: municipality?.phone ?? null,
		/** How the page behaves on a device in the hall that many use. */
		kiosk: kioskOf({ cookies }, route.id),
		isDemo: municipality?.isDemo ?? false,
		/** Ballots that were corrected while people vote: told on every page that could be about them. */
		notices: await listCorrections(locals.db, locals.round),
	};
};
