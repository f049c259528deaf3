import { nearestNumber } from './fraction.ts';

/**
 * The exact rates of one run, in the order of purchase. Each purchase may need a finer denominator than those before it, so
 * rate `r` is `rates[r] / (base * factors[0] * … * factors[r])`: nothing that stands here is ever rewritten.
 */
export type Rates = { readonly base: bigint; readonly factors: bigint[]; readonly rates: bigint[]; den: bigint };

/** No purchase yet; shares are given as numerators over `base`. */
export function noRates(base: bigint): Rates {
	return { base, factors: [], rates: [], den: base };
}

/**
 * What `heads` voters have left after paying `paid[r + 1]` times the rate of purchase `r`, as a numerator over `rates.den`.
 * This is exact for everybody who could pay in full each time.
 */
export function moneyLeft({ factors, rates }: Rates, share: bigint, heads: number, paid: Float64Array): bigint {
	let left = BigInt(heads) * share;
	for (let at = 0; at < rates.length; at++) {
		if (factors[at] !== 1n) left *= factors[at]!;
		if (paid[at + 1]) left -= BigInt(paid[at + 1]!) * rates[at]!;
	}
	return left;
}

/** Adds the purchase whose rate is `num` / (`rates.den` * `weight`). */
export function addRate(rates: Rates, num: bigint, weight: number): void {
	const shared = divisor(Number(num % BigInt(weight)), weight);
	const factor = BigInt(weight / shared);
	rates.rates.push(num / BigInt(shared));
	rates.factors.push(factor);
	rates.den *= factor;
}

/** The first `count` purchases only. */
export function firstRates(rates: Rates, count: number): Rates {
	const factors = rates.factors.slice(0, count);
	const den = factors.reduce((product, factor) => product * factor, rates.base);
	return { base: rates.base, factors, rates: rates.rates.slice(0, count), den };
}

/** The nearest double of `num` / `den`, where `num` may also be below 0. */
export function nearest(num: bigint, den: bigint): number {
	return num < 0n ? -nearestNumber(-num, den) : num === 0n ? 0 : nearestNumber(num, den);
}

function divisor(a: number, b: number): number {
	while (b) [a, b] = [b, a % b];
	return a;
}
