import { error } from '@sveltejs/kit';
import { findSound } from '$lib/server/store/idea-texts';
import { partOf } from '$lib/server/sound';

/** An idea read aloud. Never run, never framed; that of a hidden idea is not there. */
export const GET = async ({ locals, params, request }) => {
	const found = locals.round && (await findSound(locals.db, locals.round, params.recording));
	if (!found || found.hidden) error(404);
	const { status, body, from } = partOf(found.sound, request.headers.get('range'));
	return new Response(new Uint8Array(body), {
		status,
		headers: {
			'Content-Type': found.kind,
			'Content-Length': String(body.length),
			'Accept-Ranges': 'bytes',
			...(status === 206 && {
				'Content-Range': `bytes ${from}-${from + body.length - 1}/${found.sound.length}`,
			}),
			'Content-Disposition': 'inline',
			'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
			'Cache-Control': 'public, max-age=3600',
		},
	});
};
