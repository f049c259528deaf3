import { error } from '@sveltejs/kit';
import { openData } from '$lib/server/open-data/answer';
import { listHeads } from '$lib/server/store/hourly-heads';

export const GET = async ({ locals }) => {
	const heads = locals.round ? await listHeads(locals.db, locals.round) : [];
	if (heads.length === 0) error(404);
	return openData(heads.map(({ note }) => note).join(''), 'text/plain; charset=utf-8', { isFinal: false });
};
