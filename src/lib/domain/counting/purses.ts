import type { Electorate } from './electorate.ts';
import { addRate, moneyLeft, nearest, type Rates } from './rates.ts';

/** The relative error of one rounding. */
const ULP = 2 ** -53;
/** Purses closer than this to what they should pay (relatively) are looked at exactly. */
const NEAR = 1e-10;

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
	/** The share of each voter: exact over `rates.base`, and its nearest double. */
	share: bigint;
	shareNumber: number;
};

/** An exact rate: `num` / (`rates.den` * `weight`); with those of the supporters who pay it in full. */
export type Price = {
	readonly num: bigint;
	readonly weight: number;
	readonly number: number;
	/** By supporter of the project: 0 gives all it has, 1 pays in full, 2 pays in full and may be left with nothing. */
	readonly side: Uint8Array;
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

/** Whether the supporters of a project have its cost between them, exactly. */
export function canAfford(purses: Purses, project: number): boolean {
	const { electorate, money, rates } = purses;
	const paid = noPayments(rates);
	let heads = 0;
	for (let at = electorate.from[project]!; at < electorate.from[project + 1]!; at++) {
		const group = electorate.supporters[at]!;
		if (money[group] !== 0) heads += addHistory(purses, group, paid);
	}
	return moneyLeft(rates, purses.share, heads, paid) >= BigInt(purses.costs[project]!) * rates.den;
}

/** The exact rate of a project that its supporters can afford, found from a guess that is close to it. */
export function exactPrice(purses: Purses, project: number, guess: number): Price {
	const { electorate, costs, money, rates } = purses;
	const { supporters, weights } = electorate;
	const from = electorate.from[project]!;
	const side = new Uint8Array(electorate.from[project + 1]! - from);
	const perHead = slack(purses);
	const cost = BigInt(costs[project]!) * rates.den;
	for (let rate = guess; ;) {
		const paid = noPayments(rates);
		const near: number[] = [];
		// A group of so many heads has at least so much weight.
		const least = rate * (1 - NEAR) - perHead;
		const most = rate * (1 + NEAR) + perHead;
		let heads = 0;
		let weight = 0;
		for (let at = 0; at < side.length; at++) {
			const group = supporters[from + at]!;
			const own = weights[from + at]!;
			const purse = money[group]!;
			// Comparisons as numbers, because no processor can guess who is rich.
			const pays = Number(purse >= own * least) * Number(purse > 0);
			side[at] = pays;
			weight += own * pays;
			if (pays * Number(purse <= own * most)) near.push(at);
			if ((1 - pays) * Number(purse > 0)) heads += addHistory(purses, group, paid);
		}
		if (weight === 0) {
			rate /= 2;
			continue;
		}
		let num = cost - moneyLeft(rates, purses.share, heads, paid);
		for (let poor = near; poor.length;) {
			poor = near.filter((at) => side[at] && residue(purses, from + at, num, weight) < 0n);
			for (const at of poor) {
				side[at] = 0;
				weight -= electorate.weights[from + at]!;
				heads += addHistory(purses, electorate.supporters[from + at]!, paid);
			}
			if (poor.length) num = cost - moneyLeft(rates, purses.share, heads, paid);
		}
		const number = nearest(num, rates.den * BigInt(weight));
		if (Math.abs(number - rate) > (rate * NEAR) / 4) {
			rate = number;
			continue;
		}
		for (const at of near) if (side[at]) side[at] = 2;
		return { num, weight, number, side };
	}
}

/** The supporters pay; who cannot pay in full gives all it has. */
export function pay(purses: Purses, project: number, { num, weight, number, side }: Price): void {
	const { electorate, money, rates, bought } = purses;
	const from = electorate.from[project]!;
	for (let at = 0; at < side.length; at++) {
		const group = electorate.supporters[from + at]!;
		if (side[at] !== 2) money[group] = (money[group]! - number * electorate.weights[from + at]!) * side[at]!;
		else money[group] = nearest(residue(purses, from + at, num, weight), rates.den * BigInt(weight));
	}
	bought[project] = rates.rates.length;
	addRate(rates, num, weight);
}

/** What a full payment leaves in the purse of the supporter at `at`, over `rates.den` * `weight`. */
function residue(purses: Purses, at: number, num: bigint, weight: number): bigint {
	const { electorate, rates } = purses;
	const paid = noPayments(rates);
	const heads = addHistory(purses, electorate.supporters[at]!, paid);
	return moneyLeft(rates, purses.share, heads, paid) * BigInt(weight) - num * BigInt(electorate.weights[at]!);
}

/** Nothing paid for any purchase; the first place is for what was not bought. */
function noPayments({ rates }: Rates): Float64Array {
	return new Float64Array(rates.length + 1);
}

/** Adds up by purchase what a group has paid in full; answers with its number of heads. */
function addHistory({ electorate, bought }: Purses, group: number, paid: Float64Array): number {
	const { starts, chosen, strengths, heads } = electorate;
	for (let at = starts[group]!; at < starts[group + 1]!; at++) {
		paid[bought[chosen[at]!]! + 1]! += strengths[at]!;
	}
	return heads[group]!;
}
