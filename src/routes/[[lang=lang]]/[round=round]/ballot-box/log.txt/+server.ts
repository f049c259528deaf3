import { error } from '@sveltejs/kit';
import { openData } from '$lib/server/open-data/answer';
import { listLeafHashes } from '$lib/server/store/hourly-heads';

export const GET = async ({ locals }) => {
	const hashes = locals.round ? await listLeafHashes(locals.db, locals.round) : [];
	if (hashes.length === 0) error(404);
	const lines = hashes.map((hash) => `${Buffer.from(hash).toString('hex')}\n`);
	return openData(lines.join(''), 'text/plain; charset=utf-8', { isFinal: false });
};
