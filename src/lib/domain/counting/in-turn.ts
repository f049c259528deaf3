import { money, type Money } from '../money.ts';
import type { Decision, OpenTie, Step } from './allocation.ts';
import type { Instance } from './instance.ts';
import { asDrawn, byId, inTieOrder, toldApartBy, type Field, type TieRule } from './ties.ts';

/** For each project (by place) the projects that exclude it. */
export type Conflicts = ReadonlyMap<number, ReadonlySet<number>>;

type Taken = {
	readonly winners: readonly string[];
	readonly cost: Money;
	readonly left: Money;
	readonly steps: readonly Step[];
	readonly tie?: OpenTie;
};

/** Who excludes whom, by place. */
export function conflictsOf(instance: Instance): Conflicts {
	const places = new Map(instance.projects.map((project, place) => [project.id, place]));
	const conflicts = new Map<number, Set<number>>();
	for (const ids of instance.conflicts ?? []) {
		const set = ids.flatMap((id) => places.get(id) ?? []);
		for (const one of set) {
			const others = conflicts.get(one) ?? new Set();
			for (const other of set) if (other !== one) others.add(other);
			conflicts.set(one, others);
		}
	}
	return conflicts;
}

/**
 * Goes through groups of equals and takes what fits into the budget. Within a group the tie rule orders; what is equal even
 * then is taken whole when all of it fits, left whole when none does, and otherwise ordered by a lot or left as an open tie.
 */
export function takeInTurn(
	order: readonly (readonly number[])[],
	budget: Money,
	fit: 'skip' | 'stop',
	conflicts: Conflicts,
	field: Field,
	ties: TieRule,
): Taken {
	const winners: number[] = [];
	const steps: Step[] = [];
	let left: number = budget;
	let stopped = false;

	const excluded = (project: number) => winners.some((winner) => conflicts.get(project)?.has(winner));
	const decide = (project: number): Decision => {
		if (stopped) return 'stopped';
		if (excluded(project)) return 'conflicts';
		return field.costs[project]! <= left ? 'taken' : 'does_not_fit';
	};
	const visit = (project: number, tie: Step['tie']) => {
		const before = money(left);
		const decision = decide(project);
		if (decision === 'does_not_fit' && fit === 'stop') stopped = true;
		if (decision === 'taken') {
			winners.push(project);
			left -= field.costs[project]!;
		}
		const facts = { project: field.ids[project] ?? '', support: field.scores[project]! };
		const amounts = { cost: money(field.costs[project]!), before, left: money(left) };
		steps.push({ ...facts, ...amounts, decision, ...(tie && { tie }) });
	};
	const result = () => ({
		winners: winners.map((winner) => field.ids[winner] ?? ''),
		cost: money(budget - left),
		left: money(left),
		steps,
	});

	for (const equals of order) {
		for (const group of inTieOrder(equals, field, ties)) {
			const rivals = stopped ? [] : rivalsIn(group, fit, left, field, conflicts, excluded);
			const drawn = asDrawn(group, field, ties) ?? (rivals.length ? asDrawn(rivals, field, ties) : byId(group, field));
			if (!drawn) return { ...result(), tie: { between: namesOf(rivals, field), after: winners.length } };
			const rest = byId(
				group.filter((project) => !drawn.includes(project)),
				field,
			);
			const tie = tieNote(group, rivals, equals, field, ties, left);
			for (const project of [...drawn, ...rest]) visit(project, tie);
		}
	}
	return result();
}

/** Those of a group between which a lot decides: nobody when the order within the group cannot change what is taken. */
function rivalsIn(
	group: readonly number[],
	fit: 'skip' | 'stop',
	left: number,
	{ costs }: Field,
	conflicts: Conflicts,
	excluded: (project: number) => boolean,
): number[] {
	const open = group.filter((project) => !excluded(project));
	const fitting = open.filter((project) => costs[project]! <= left);
	const rivals = fit === 'skip' ? fitting : open;
	const allFit = fitsTogether(rivals, left, costs);
	const atOdds = rivals.some((one) => rivals.some((other) => conflicts.get(one)?.has(other)));
	return rivals.length < 2 || fitting.length === 0 || (allFit && !atOdds) ? [] : rivals;
}

/** Whether the money is enough for all of them; leaves off as soon as it is not, so that no sum grows inexact. */
function fitsTogether(projects: readonly number[], left: number, costs: Float64Array): boolean {
	let rest = left;
	return projects.every((project) => (rest -= costs[project]!) >= 0);
}

function namesOf(projects: readonly number[], field: Field): string[] {
	return byId(projects, field).map((project) => field.ids[project] ?? '');
}

/** What a step says of its equals: only when they could not all be taken, so that the order decided something. */
function tieNote(
	group: readonly number[],
	rivals: readonly number[],
	equals: readonly number[],
	field: Field,
	ties: TieRule,
	left: number,
): Step['tie'] {
	if (rivals.length) return { between: namesOf(rivals, field), by: 'lot' };
	const other = equals.find((project) => !group.includes(project));
	if (other === undefined || group[0] === undefined || fitsTogether(equals, left, field.costs)) return undefined;
	return { between: namesOf(equals, field), by: toldApartBy(group[0], other, field, ties) };
}
