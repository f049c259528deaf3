import { followChain, listDeeds } from '$lib/server/store/audit-log';

const aPage = 50;

export const load = async ({ locals, url }) => {
	const asked = Number(url.searchParams.get('before'));
	const before = Number.isSafeInteger(asked) && asked > 0 ? asked : Number.MAX_SAFE_INTEGER;
	const deeds = await listDeeds(locals.db, { before, many: aPage });
	const oldest = deeds.at(-1)?.seq ?? 1;
	return { chain: await followChain(locals.db), deeds, older: oldest > 1 ? oldest : null };
};
