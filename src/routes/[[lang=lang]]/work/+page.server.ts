import { mayEnter } from '$lib/server/access';
import { countUnanswered } from '$lib/server/store/screening-cases';
import { listRounds } from '$lib/server/store/rounds';
import { placeMenu } from '$lib/ui/work/menu';

export const load = async ({ locals }) => {
	const { db, now, person } = locals;
	const rounds = await listRounds(db, now);
	const door = { routeId: '/[[lang=lang]]/work/[round=round]', method: 'GET', action: '', person };
	const isOpen = (to: string) =>
		mayEnter({ routeId: `/[[lang=lang]]/work/${to}`, method: 'GET', action: '', person }) === 'in';
	return {
		now,
		unanswered: await countUnanswered(db),
		menu: placeMenu.filter(({ to }) => isOpen(to)),
		rounds: rounds.filter(({ round }) => mayEnter({ ...door, round: round.id }) === 'in'),
	};
};
