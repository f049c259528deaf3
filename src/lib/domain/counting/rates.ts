import { dividedBy, nearFraction, nearNumber, plusProduct, type Near } from './near.ts';

/**
 * How a rate is made, exactly: who cannot pay in full gives all it has, and the rest of the cost is divided by the weight of
 * those who can. The poor are so many heads, and have paid `paid[r]` times the rate of each purchase `r` before.
 */
export type Bill = {
	readonly cost: number;
	readonly heads: number;
	readonly paid: Float64Array;
	readonly weight: number;
};

/** A rate: how it is made, and what it comes to, much closer than one double can say. */
export type Rate = Bill & { readonly value: Near };

/**
 * The rates of one run, in the order of purchase. They are known as bills from the start and as fractions when somebody asks:
 * rate `r` is `nums[r] / dens[r]`, each denominator a multiple of the one before it.
 */
export type Rates = {
	/** Shares are numerators over this. */
	readonly base: bigint;
	readonly made: Rate[];
	readonly nums: bigint[];
	readonly dens: bigint[];
	share: bigint;
	shareValue: Near;
};

/** A rate that is less sure than this (relatively) is worked out as a fraction. */
const UNSURE = 2 ** -60;

/** No purchase yet and no share. */
export function noRates(base: bigint): Rates {
	return { base, made: [], nums: [], dens: [], share: 0n, shareValue: nearNumber(0) };
}

/** Begins a run with another share that keeps the first purchases, which must not depend on the share. */
export function beginRates(rates: Rates, share: bigint, kept: number): void {
	rates.share = share;
	rates.shareValue = nearFraction(share, rates.base);
	rates.made.length = kept;
	rates.nums.length = rates.dens.length = Math.min(rates.nums.length, kept);
}

/** What a bill comes to. */
export function rateOf(rates: Rates, bill: Bill): Rate {
	let sum = plusProduct(nearNumber(bill.cost), -bill.heads, rates.shareValue);
	for (let purchase = 0; purchase < bill.paid.length; purchase++) {
		if (bill.paid[purchase]) sum = plusProduct(sum, bill.paid[purchase]!, rates.made[purchase]!.value);
	}
	const value = dividedBy(sum, bill.weight);
	if (value.off <= value.hi * UNSURE) return { ...bill, value };
	return { ...bill, value: nearFraction(numerator(rates, bill), denominator(rates) * BigInt(bill.weight)) };
}

/** The denominator of everything that is exact so far. */
export function denominator(rates: Rates): bigint {
	catchUp(rates);
	return rates.dens.at(-1) ?? rates.base;
}

/** The exact rate of a bill as a numerator over `denominator` times its weight. */
export function numerator(rates: Rates, { cost, heads, paid }: Bill): bigint {
	return BigInt(cost) * denominator(rates) - moneyLeft(rates, heads, paid);
}

/** What so many heads have left after these payments, as a numerator over `denominator`. */
export function moneyLeft(rates: Rates, heads: number, paid: Float64Array): bigint {
	catchUp(rates);
	return leftAfter(rates, heads, paid);
}

function leftAfter({ base, share, nums, dens }: Rates, heads: number, paid: Float64Array): bigint {
	let left = BigInt(heads) * share;
	for (let purchase = 0; purchase < paid.length; purchase++) {
		const factor = dens[purchase]! / (dens[purchase - 1] ?? base);
		if (factor !== 1n) left *= factor;
		if (paid[purchase]) left -= BigInt(paid[purchase]!) * nums[purchase]!;
	}
	return left;
}

/** Works out as fractions the rates that are known as bills only. */
function catchUp(rates: Rates): void {
	const { made, nums, dens, base } = rates;
	while (nums.length < made.length) {
		const { cost, heads, paid, weight } = made[nums.length]!;
		const den = dens.at(-1) ?? base;
		const num = BigInt(cost) * den - leftAfter(rates, heads, paid);
		const shared = divisor(Number(num % BigInt(weight)), weight);
		nums.push(num / BigInt(shared));
		dens.push(den * BigInt(weight / shared));
	}
}

function divisor(a: number, b: number): number {
	while (b) [a, b] = [b, a % b];
	return a;
}
