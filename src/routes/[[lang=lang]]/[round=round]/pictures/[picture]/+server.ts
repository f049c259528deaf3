import { error } from '@sveltejs/kit';
import { id, type PictureId } from '$lib/domain/ids';
import { findPicture } from '$lib/server/store/pictures';

/** A picture that somebody sent: made anew by us, never run, never framed. That of a hidden idea is not there. */
export const GET = async ({ locals, params }) => {
	const found = locals.round && (await findPicture(locals.db, locals.round, id<PictureId>(params.picture)));
	if (!found || found.hidden) error(404);
	return new Response(new Uint8Array(found.webp), {
		headers: {
			'Content-Type': 'image/webp',
			'Content-Disposition': 'inline; filename="billede.webp"',
			'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
			'Cache-Control': 'public, max-age=3600',
		},
	});
};
