import { money } from '../money.ts';
import { ok, type Result } from '../result.ts';
import type { Allocation, CountRefusal } from './allocation.ts';
import { inOrderOf } from './greedy.ts';
import type { Instance } from './instance.ts';
import { scores, type Profile } from './profile.ts';
import type { Rule } from './rule.ts';
import { asDrawn, byId, fieldOf, inTieOrder, toldApartBy, type TieRule } from './ties.ts';

/** The project with the highest score wins, and no other: plurality when each ballot names one project. */
export function singleWinner(instance: Instance, profile: Profile, ties: TieRule): Result<Allocation, CountRefusal> {
	const field = fieldOf(instance, scores(profile));
	const order = inOrderOf('score', field);
	const equals = order[0] ?? [];
	const [first = [], ...others] = inTieOrder(equals, field, ties);
	const drawn = first.length > 1 ? asDrawn(first, field, ties) : first;
	const name = (project: number) => field.ids[project] ?? '';
	const whole = { winners: [], cost: money(0), left: instance.budget, steps: [] };
	if (!drawn) return ok({ ...whole, tie: { between: byId(first, field).map(name), after: 0 } });

	const winner = drawn[0];
	if (winner === undefined) return ok(whole);
	const cost = money(field.costs[winner]!);
	const left = money(instance.budget - cost);
	const rival = first.length > 1 ? first.find((project) => project !== winner) : others[0]?.[0];
	const tie = rival !== undefined && {
		tie: { between: byId(equals, field).map(name), by: toldApartBy(winner, rival, field, ties) },
	};
	const steps = [...drawn, ...others.flat(), ...order.slice(1).flat()].map((project) => ({
		project: name(project),
		support: field.scores[project]!,
		cost: money(field.costs[project]!),
		before: project === winner ? instance.budget : left,
		left,
		decision: project === winner ? ('taken' as const) : ('outvoted' as const),
		...(project === winner && tie),
	}));
	return ok({ winners: [name(winner)], cost, left, steps });
}

/** `single-winner`: nothing can be set. */
export const singleWinnerRule: Rule = {
	name: 'single-winner',
	settings: {},
	compared: [{}],
	count: (instance, profile, _settings, ties) => singleWinner(instance, profile, ties),
};
