import type { TieBreak } from './allocation.ts';
import { compareIds, type Instance } from './instance.ts';

/** How a round breaks ties: by these in turn, then by lots that were drawn. What is then still equal stays open. */
export type TieRule = {
	readonly by: readonly Exclude<TieBreak, 'lot'>[];
	/** Lots drawn in public, each a list of ids, first = drawn first. A lot decides among projects that are all on it. */
	readonly drawn: readonly (readonly string[])[];
};

/** The default: equals are told apart by nothing but a lot. */
export const byLot: TieRule = { by: [], drawn: [] };

/** What a count looks up about the projects, by their place in the instance. */
export type Field = {
	readonly ids: readonly string[];
	readonly costs: Float64Array;
	readonly scores: Float64Array;
};

/** The field of an instance with the scores of its projects. */
export function fieldOf(instance: Instance, scores: Float64Array): Field {
	return {
		ids: instance.projects.map((project) => project.id),
		costs: Float64Array.from(instance.projects, (project) => project.cost),
		scores,
	};
}

/** Equals in the order of the rule; those that only a lot can tell apart stay together in one group. */
export function inTieOrder(tied: readonly number[], field: Field, rule: TieRule): number[][] {
	const sorted = [...tied].sort((a, b) => difference(a, b, field, rule)?.order ?? 0);
	return groupWhile(sorted, (a, b) => difference(a, b, field, rule) === undefined);
}

/** The order in which a lot drew them, or undefined while no lot holds them all. */
export function asDrawn(tied: readonly number[], field: Field, rule: TieRule): number[] | undefined {
	const lot = rule.drawn.find((drawn) => tied.every((project) => drawn.includes(field.ids[project] ?? '')));
	if (!lot) return undefined;
	const places = new Map(lot.map((id, place) => [id, place]));
	const place = (project: number) => places.get(field.ids[project] ?? '') ?? 0;
	return [...tied].sort((a, b) => place(a) - place(b));
}

/** What tells these two apart; a lot when nothing else does. */
export function toldApartBy(a: number, b: number, field: Field, rule: TieRule): TieBreak {
	return difference(a, b, field, rule)?.by ?? 'lot';
}

/** The projects by id: the order in which equals are written down when it does not matter which comes first. */
export function byId(projects: readonly number[], field: Field): number[] {
	return [...projects].sort((a, b) => compareIds(field.ids[a] ?? '', field.ids[b] ?? ''));
}

/** Splits a list where neighbours stop being alike. */
export function groupWhile(sorted: readonly number[], alike: (a: number, b: number) => boolean): number[][] {
	const groups: number[][] = [];
	for (const project of sorted) {
		const group = groups.at(-1);
		if (group?.[0] !== undefined && alike(group[0], project)) group.push(project);
		else groups.push([project]);
	}
	return groups;
}

function difference(a: number, b: number, field: Field, rule: TieRule) {
	for (const by of rule.by) {
		const order = compareBy[by](a, b, field);
		if (order) return { by, order };
	}
	return undefined;
}

const compareBy = {
	cost: (a: number, b: number, { costs }: Field) => costs[a]! - costs[b]!,
	score: (a: number, b: number, { scores }: Field) => scores[b]! - scores[a]!,
	id: (a: number, b: number, { ids }: Field) => compareIds(ids[a] ?? '', ids[b] ?? ''),
} satisfies Record<TieRule['by'][number], (a: number, b: number, field: Field) => number>;
