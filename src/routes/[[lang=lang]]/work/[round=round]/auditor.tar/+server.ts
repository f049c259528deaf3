import { error } from '@sveltejs/kit';
import { findBundle } from '$lib/server/store/bundles';

// The single ballots of a round with few: for the council's auditor, not for the public.
export const GET = async ({ locals }) => {
	const bundle = locals.round && (await findBundle(locals.db, locals.round, 'ballots'));
	if (!bundle) error(404);
	return new Response(Buffer.from(bundle), {
		headers: {
			'Content-Type': 'application/x-tar',
			'Cache-Control': 'no-store',
			'Content-Disposition': 'attachment; filename="auditor.tar"',
		},
	});
};
