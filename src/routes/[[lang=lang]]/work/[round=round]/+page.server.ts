import { error } from '@sveltejs/kit';
import { isPollOver } from '$lib/domain/round/poll';
import { mayEnter } from '$lib/server/access';
import { countQuietProjects } from '$lib/server/store/projects';
import { countUnanswered } from '$lib/server/store/screening-cases';
import { findRound } from '$lib/server/store/rounds';
import { workMenu } from '$lib/ui/work/menu';

const here = '/[[lang=lang]]/work/[round=round]';

export const load = async ({ locals, params }) => {
	const { db, now, person, round } = locals;
	const seen = await findRound(db, params.round, now);
	if (!seen) error(404);
	const isOpen = (to: string) =>
		mayEnter({ routeId: `${here}/${to}`, method: 'GET', action: '', person, round }) === 'in';
	const unanswered = (await countUnanswered(db)).get(seen.round.id) ?? 0;
	const quiet = await countQuietProjects(db, seen.round.id, now);
	const menu = workMenu.filter(({ to, late }) => isOpen(to) && (!late || isPollOver(seen.round.pollState)));
	return { ...seen, now, unanswered, quiet, invented: seen.round.invented, menu };
};
