import { addWeights } from './electorate.ts';
import { keepPoor, poorOf, withOneMore, type Poor } from './poor-book.ts';
import { paidBy, slack, sumSlack, type Purses } from './purses.ts';
import { nearest } from './fraction.ts';
import { denominator, moneyLeft, numerator, rateOf, type Bill, type Rate } from './rates.ts';

/** Purses closer than this (relatively) to what they should pay are looked at exactly. */
const NEAR = 1e-10;

/** What a project costs its supporters, and who pays in full. */
export type Price = {
	readonly rate: Rate;
	/** By supporter of the project: 0 gives all it has, 1 pays in full, 2 pays in full and may be left with nothing, 3 has nothing. */
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
			const has = Number(purse > 0);
			const pays = Number(purse >= own * least) * has;
			side[at - from] = pays + 3 * (1 - has);
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
		if (Math.abs(price.rate.value.hi - rate) <= rate * (NEAR / 2)) return price;
		rate = price.rate.value.hi;
	}
}

/** The supporters pay; who cannot pay in full gives all it has. */
export function pay(purses: Purses, project: number, { rate, side, poor }: Price): void {
	const { electorate, money, rates, bought } = purses;
	const { supporters, weights } = electorate;
	const from = electorate.from[project]!;
	const each = rate.value.hi;
	for (let at = 0; at < side.length; at++) {
		const group = supporters[from + at]!;
		if (side[at] === 2)
			money[group] = nearest(residue(purses, from + at, rate), denominator(rates) * BigInt(rate.weight));
		else money[group] = (money[group]! - each * weights[from + at]!) * Number(side[at] === 1);
	}
	keepPoor(electorate, purses.book, project, poor);
	bought[project] = rates.made.length;
	rates.made.push(rate);
}

/** The rate when these pay in full, after moving those who cannot; purses up to `most` are looked at exactly. */
function settle(purses: Purses, project: number, side: Uint8Array, weight: number, most: number): Price {
	const { electorate, costs, rates } = purses;
	const from = electorate.from[project]!;
	let poor = poorOf(electorate, purses.book, project, side);
	const bill = (): Bill => ({ cost: costs[project]!, heads: poor.heads, paid: paidBy(purses, poor.weights), weight });
	const near = most ? nearOnes(purses, from, side, most) : [];
	for (let moved = near; moved.length;) {
		const now = bill();
		moved = near.filter((at) => side[at] === 1 && residue(purses, from + at, now) < 0n);
		for (const at of moved) {
			side[at] = 0;
			weight -= electorate.weights[from + at]!;
			poor = withOneMore(poor, electorate, electorate.supporters[from + at]!);
		}
	}
	for (const at of near) if (side[at] === 1) side[at] = 2;
	return { rate: rateOf(rates, bill()), side, poor };
}

function nearOnes({ electorate, money }: Purses, from: number, side: Uint8Array, most: number): number[] {
	return [...side.keys()].filter((at) => {
		const purse = money[electorate.supporters[from + at]!]!;
		return side[at] === 1 && purse <= electorate.weights[from + at]! * most;
	});
}

/** Whether the supporters of a project have its cost between them, exactly; about `sum` is what they have. */
function canAfford(purses: Purses, project: number, sum: number): boolean {
	const { electorate, costs, money, rates } = purses;
	const off = sumSlack(purses, project, sum);
	if (sum > costs[project]! + off) return true;
	if (sum < costs[project]! - off) return false;
	const weights = new Float64Array(costs.length);
	let heads = 0;
	for (let at = electorate.from[project]!; at < electorate.from[project + 1]!; at++) {
		const group = electorate.supporters[at]!;
		if (money[group]! > 0) heads += addWeights(electorate, group, weights, 1);
	}
	return moneyLeft(rates, heads, paidBy(purses, weights)) >= BigInt(costs[project]!) * denominator(rates);
}

/** What a full payment leaves in the purse of the supporter at `at`, over `denominator` times the weight of the bill. */
function residue(purses: Purses, at: number, bill: Bill): bigint {
	const { electorate, costs, rates } = purses;
	const weights = new Float64Array(costs.length);
	const heads = addWeights(electorate, electorate.supporters[at]!, weights, 1);
	const left = moneyLeft(rates, heads, paidBy(purses, weights));
	return left * BigInt(bill.weight) - numerator(rates, bill) * BigInt(electorate.weights[at]!);
}
