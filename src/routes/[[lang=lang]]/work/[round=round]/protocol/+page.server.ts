import { error } from '@sveltejs/kit';
import { isPublicState } from '$lib/domain/round/poll';
import { mayEnter } from '$lib/server/access';
import { findBundleKind } from '$lib/server/store/bundles';
import { findProtocol } from '$lib/server/store/protocols';
import { findRound } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { id, name, invented, pollState } = seen.round;
	const isPublic = isPublicState(pollState);
	const auditor = { routeId: '/[[lang=lang]]/work/[round=round]/auditor.tar', method: 'GET', action: 'default' };
	const isFew = (await findBundleKind(locals.db, id)) === 'totals';
	const hasAuditor = isFew && mayEnter({ ...auditor, person: locals.person, round: id }) === 'in';
	return { hasAuditor, slug: params.round, name, invented, isPublic, protocol: await findProtocol(locals.db, id) };
};
