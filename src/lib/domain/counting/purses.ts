import type { Electorate } from './electorate.ts';
import type { PoorBook } from './poor-book.ts';
import type { Rates } from './rates.ts';

/** The relative error of one rounding. */
const ULP = 2 ** -53;

/**
 * What the voters hold during one run. Doubles stand beside exact knowledge: a purse of 0 is exactly 0, any other is exactly
 * the share minus the full rates of what its group has bought, and the double is off by less than `slack` for each head.
 */
export type Purses = {
	readonly electorate: Electorate;
	readonly costs: Float64Array;
	readonly money: Float64Array;
	/** In which purchase a project was bought, or -1. */
	readonly bought: Int32Array;
	readonly rates: Rates;
	readonly book: PoorBook;
	/** The share of each voter: exact over `rates.base`, and its nearest double. */
	share: bigint;
	shareNumber: number;
};

/** By how much the double of a purse may be off, for each head in the group. */
export function slack({ rates, shareNumber }: Purses): number {
	return 2 * ULP * (3 * rates.rates.length + 8) * shareNumber;
}

/** By how much a sum of purses of supporters of `project` may be off. */
export function sumSlack(purses: Purses, project: number, sum: number): number {
	const { from, votes } = purses.electorate;
	const terms = from[project + 1]! - from[project]! + 4;
	return 2 * ULP * (terms * sum + purses.costs[project]!) + slack(purses) * votes[project]!;
}

/** Whether supporters who hold about `sum` between them may have the cost of their project. */
export function maybeAffordable(purses: Purses, project: number, sum: number): boolean {
	return sum >= purses.costs[project]! - sumSlack(purses, project, sum);
}

/** Nothing paid for any purchase yet; the first place is for what was not bought. */
export function noPayments({ rates }: Purses): Float64Array {
	return new Float64Array(rates.rates.length + 1);
}

/**
 * Adds by purchase what a group has paid in full (or takes it out again, with the sign -1); answers with its number of heads,
 * with that sign.
 */
export function addHistory(
	{ electorate, bought }: Purses,
	group: number,
	paid: Float64Array,
	sign: 1 | -1 = 1,
): number {
	const { starts, chosen, strengths, heads } = electorate;
	const own = heads[group]! * sign;
	const to = starts[group + 1]!;
	for (let at = starts[group]!; at < to; at++) {
		paid[bought[chosen[at]!]! + 1]! += strengths ? strengths[at]! * sign : own;
	}
	return own;
}
