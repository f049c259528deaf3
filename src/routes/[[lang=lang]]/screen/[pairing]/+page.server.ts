import { error } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { findScreen } from '$lib/server/store/evening-runs';

export const load = async ({ locals, params, url }) => {
	const { db, device, now } = locals;
	if (device?.id !== params.pairing) error(404);
	const { round, ...screen } = await findScreen(db, device, now);
	return {
		screen,
		address: url.origin + resolve('/[[lang=lang]]/[round=round]', { lang: params.lang, round: round.slug }),
		news: resolve('/[[lang=lang]]/screen/[pairing]/news', { lang: params.lang, pairing: device.id }),
		isExample: round.invented !== null,
		now,
	};
};
