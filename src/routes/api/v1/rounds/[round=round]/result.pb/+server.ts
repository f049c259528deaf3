import { error } from '@sveltejs/kit';
import { openData } from '$lib/server/open-data/answer';
import { resultPb } from '$lib/server/open-data/result-pb';
import { findOpenedRound } from '$lib/server/store/opened-rounds';

export const GET = async ({ locals, params, url }) => {
	const track = url.searchParams.get('track') ?? '1';
	const opened = await findOpenedRound(locals.db, params.round, locals.now);
	const file = opened && /^\d{1,3}$/.test(track) ? resultPb(opened, Number(track)) : undefined;
	if (file === undefined) error(404);
	return openData(file, 'text/plain; charset=utf-8', { isFinal: true, name: `${params.round}-${track}.pb` });
};
