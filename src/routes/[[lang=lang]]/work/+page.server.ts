import { mayEnter } from '$lib/server/access';
import { listRounds } from '$lib/server/store/rounds';

export const load = async ({ locals }) => {
	const { db, now, person } = locals;
	const rounds = await listRounds(db, now);
	const door = { routeId: '/[[lang=lang]]/work/[round=round]', method: 'GET', action: '', person };
	return { now, rounds: rounds.filter(({ round }) => mayEnter({ ...door, round: round.id }) === 'in') };
};
