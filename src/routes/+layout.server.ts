import { findMunicipality } from '$lib/server/store/municipality';

export const load = async ({ locals, params, url }) => {
	const municipality = await findMunicipality(locals.db);
	return {
		language: locals.language,
		/** The language in the address; without one it is the round's own. */
		lang: params.lang,
		path: url.pathname,
		phone: municipality?.phone ?? null,
		isDemo: municipality?.isDemo ?? false,
	};
};
