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
};

/** By how much the double of a purse may be off, for each head in the group. */
export function slack({ rates }: Purses): number {
	return 2 * ULP * (3 * rates.made.length + 8) * rates.shareValue.hi;
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

/** What voters who weigh so much together for each project have paid by purchase, having paid in full for all of them. */
export function paidBy({ bought, rates }: Purses, weights: Float64Array): Float64Array {
	const paid = new Float64Array(rates.made.length);
	for (let project = 0; project < bought.length; project++) {
		if (bought[project]! >= 0) paid[bought[project]!] = weights[project]!;
	}
	return paid;
}
