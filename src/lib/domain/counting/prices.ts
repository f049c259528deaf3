import { addPoor, keepPoor, poorOf, type Poor } from './poor-book.ts';
import { addHistory, noPayments, slack, sumSlack, type Purses } from './purses.ts';
import { addRate, moneyLeft, nearest } from './rates.ts';

/** Purses closer than this (relatively) to what they should pay are looked at exactly. */
const NEAR = 1e-10;

/** An exact rate: `num` / (`rates.den` * `weight`), and who pays it in full. */
export type Price = {
	readonly num: bigint;
	readonly weight: number;
	/** The nearest double of the rate. */
	readonly number: number;
	/** By supporter of the project: 0 gives all it has, 1 pays in full, 2 pays in full and may be left with nothing. */
	readonly side: Uint8Array;
	readonly poor: Poor;
};

/**
 * The exact rate of a project, found from any guess, the better the faster; undefined when its supporters cannot afford it.
 * Doubles find out who is poor; those who are near the border are looked at exactly, and so is the rate itself.
 */
export function exactPrice(purses: Purses, project: number, guess: number): Price | undefined {
	const { electorate, costs, money } = purses;
	const { supporters, weights } = electorate;
	const from = electorate.from[project]!;
	const to = electorate.from[project + 1]!;
	const side = new Uint8Array(to - from);
	const perHead = slack(purses);
	const cost = costs[project]!;
	let known = false;
	for (let rate = guess; ;) {
		// A group of so many heads has at least so much weight.
		const least = rate * (1 - NEAR) - perHead;
		const most = rate * (1 + NEAR) + perHead;
		let [weight, poor, all, near] = [0, 0, 0, 0];
		for (let at = from; at < to; at++) {
			// Comparisons as numbers, because no processor can guess who is rich.
			const purse = money[supporters[at]!]!;
			const own = weights[at]!;
			const pays = Number(purse >= own * least) * Number(purse > 0);
			side[at - from] = pays;
			weight += own * pays;
			poor += purse * (1 - pays);
			all += purse;
			near += pays * Number(purse <= own * most);
		}
		if (!known && !canAfford(purses, project, all)) return undefined;
		known = true;
		const next = weight > 0 ? (cost - poor) / weight : rate / 2;
		if (Math.abs(next - rate) > rate * (NEAR / 4)) {
			rate = next;
			continue;
		}
		const price = settle(purses, project, side, weight, near ? most : 0);
		if (Math.abs(price.number - rate) <= rate * (NEAR / 2)) return price;
		rate = price.number;
	}
}

/** The supporters pay; who cannot pay in full gives all it has. */
export function pay(purses: Purses, project: number, { num, weight, number, side, poor }: Price): void {
	const { electorate, money, rates, bought } = purses;
	const from = electorate.from[project]!;
	for (let at = 0; at < side.length; at++) {
		const group = electorate.supporters[from + at]!;
		if (side[at] !== 2) money[group] = (money[group]! - number * electorate.weights[from + at]!) * side[at]!;
		else money[group] = nearest(residue(purses, from + at, num, weight), rates.den * BigInt(weight));
	}
	keepPoor(purses, project, poor);
	bought[project] = rates.rates.length;
	addRate(rates, num, weight);
}

/** The exact rate when these pay in full, after moving those who cannot; purses up to `most` are looked at exactly. */
function settle(purses: Purses, project: number, side: Uint8Array, weight: number, most: number): Price {
	const { electorate, rates, share } = purses;
	const from = electorate.from[project]!;
	const cost = BigInt(purses.costs[project]!) * rates.den;
	const poor = poorOf(purses, project, side);
	const near = most ? nearOnes(purses, from, side, most) : [];
	let num = cost - moneyLeft(rates, share, poor.heads, poor.paid);
	for (let moved = near; moved.length;) {
		moved = near.filter((at) => side[at] && residue(purses, from + at, num, weight) < 0n);
		for (const at of moved) {
			side[at] = 0;
			weight -= electorate.weights[from + at]!;
			addPoor(purses, poor, electorate.supporters[from + at]!);
		}
		if (moved.length) num = cost - moneyLeft(rates, share, poor.heads, poor.paid);
	}
	for (const at of near) if (side[at]) side[at] = 2;
	return { num, weight, number: nearest(num, rates.den * BigInt(weight)), side, poor };
}

function nearOnes({ electorate, money }: Purses, from: number, side: Uint8Array, most: number): number[] {
	return [...side.keys()].filter((at) => {
		const purse = money[electorate.supporters[from + at]!]!;
		return side[at] && purse <= electorate.weights[from + at]! * most;
	});
}

/** Whether the supporters of a project have its cost between them, exactly; about `sum` is what they have. */
function canAfford(purses: Purses, project: number, sum: number): boolean {
	const { electorate, costs, money, rates } = purses;
	const off = sumSlack(purses, project, sum);
	if (sum > costs[project]! + off) return true;
	if (sum < costs[project]! - off) return false;
	const paid = noPayments(purses);
	let heads = 0;
	for (let at = electorate.from[project]!; at < electorate.from[project + 1]!; at++) {
		const group = electorate.supporters[at]!;
		if (money[group]! > 0) heads += addHistory(purses, group, paid);
	}
	return moneyLeft(rates, purses.share, heads, paid) >= BigInt(costs[project]!) * rates.den;
}

/** What a full payment leaves in the purse of the supporter at `at`, over `rates.den` * `weight`. */
function residue(purses: Purses, at: number, num: bigint, weight: number): bigint {
	const { electorate, rates } = purses;
	const paid = noPayments(purses);
	const heads = addHistory(purses, electorate.supporters[at]!, paid);
	return moneyLeft(rates, purses.share, heads, paid) * BigInt(weight) - num * BigInt(electorate.weights[at]!);
}
