import { error } from '@sveltejs/kit';
import { mayEnter } from '$lib/server/access';
import { findRound } from '$lib/server/store/rounds';
import { workMenu } from '$lib/ui/work/menu';

const here = '/[[lang=lang]]/work/[round=round]';

export const load = async ({ locals, params }) => {
	const { db, now, person, round } = locals;
	const seen = await findRound(db, params.round, now);
	if (!seen) error(404);
	const isOpen = (to: string) =>
		mayEnter({ routeId: `${here}/${to}`, method: 'GET', action: '', person, round }) === 'in';
	return { ...seen, now, invented: seen.round.invented, menu: workMenu.filter(({ to }) => isOpen(to)) };
};
