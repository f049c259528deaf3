import type { Money } from '../money.ts';

/** A project on the ballot: its id is a text (`01` and `1` are two projects) and its cost may be 0. */
export type Project = { readonly id: string; readonly cost: Money };

/** What is voted about: a pot and the projects that want it. */
export type Instance = {
	/** The pot, in the smallest unit. */
	readonly budget: Money;
	/** What one whole unit of the currency is in smallest units: 100 when amounts are in øre, 1 when they are in kroner. */
	readonly unit: number;
	readonly projects: readonly Project[];
	/** Sets of projects of which at most one can be built, as ids. Only the greedy rule looks at them. */
	readonly conflicts?: readonly (readonly string[])[];
};

/** Below 0 if `a` comes before `b` by Unicode code point, which is not JavaScript's own order of texts. */
export function compareIds(a: string, b: string): number {
	const [left, right] = [[...a], [...b]];
	const at = left.findIndex((sign, index) => sign !== right[index]);
	if (at < 0) return left.length - right.length;
	const [one, other] = [left[at]?.codePointAt(0) ?? -1, right[at]?.codePointAt(0) ?? -1];
	return one - other;
}
