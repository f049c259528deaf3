import { error } from '@sveltejs/kit';
import { openArchive } from '$lib/server/open-data/answer';
import { findBundle, findBundleKind } from '$lib/server/store/bundles';

export const GET = async ({ locals }) => {
	const { db, round } = locals;
	const kind = round && (await findBundleKind(db, round));
	const bundle = kind && (await findBundle(db, round, kind));
	if (!bundle) error(404);
	return openArchive(bundle, 'bundle.tar');
};
