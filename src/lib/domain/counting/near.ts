/** A number as the sum of two doubles, which is off by `off` at most. */
export type Near = { readonly hi: number; readonly lo: number; readonly off: number };

/** The relative error of one step with two doubles, generously. */
const STEP = 2 ** -100;
/** Splits a double into two halves of 26 bits (Dekker 1971). */
const SPLIT = 2 ** 27 + 1;

/** A double, exactly. */
export function nearNumber(value: number): Near {
	return { hi: value, lo: 0, off: 0 };
}

/** `sum` + `times` * `value`, where `times` is an exact whole number. */
export function plusProduct(sum: Near, times: number, value: Near): Near {
	const product = times * value.hi;
	const rest = productError(times, value.hi, product) + times * value.lo;
	const hi = sum.hi + product;
	const back = hi - sum.hi;
	const lost = sum.hi - (hi - back) + (product - back);
	const lo = lost + (sum.lo + rest);
	const total = hi + lo;
	const off = sum.off + Math.abs(times) * value.off + STEP * (Math.abs(sum.hi) + Math.abs(product));
	return { hi: total, lo: hi - total + lo, off };
}

/** `value` / `by`, where `by` is an exact whole number above 0. */
export function dividedBy(value: Near, by: number): Near {
	const hi = value.hi / by;
	const product = hi * by;
	const rest = value.hi - product - productError(hi, by, product) + value.lo;
	const lo = rest / by;
	const total = hi + lo;
	return { hi: total, lo: hi - total + lo, off: value.off / by + STEP * Math.abs(hi) };
}

/** `num` / `den` of any length, both above 0 or `num` 0. */
export function nearFraction(num: bigint, den: bigint): Near {
	if (num === 0n) return nearNumber(0);
	const shift = 4 * (den.toString(16).length - num.toString(16).length) + 128;
	const scaled = shift >= 0 ? (num << BigInt(shift)) / den : num / (den << BigInt(-shift));
	const hi = Number(scaled);
	const scale = 2 ** -shift;
	return { hi: hi * scale, lo: Number(scaled - BigInt(hi)) * scale, off: hi * scale * STEP };
}

/** What rounding took from `product` = a * b. */
function productError(a: number, b: number, product: number): number {
	const [aUpper, bUpper] = [upperHalf(a), upperHalf(b)];
	const [aLower, bLower] = [a - aUpper, b - bUpper];
	return aLower * bLower - (product - aUpper * bUpper - aLower * bUpper - aUpper * bLower);
}

function upperHalf(value: number): number {
	const split = SPLIT * value;
	return split - (split - value);
}
