/** An exact rational number in lowest terms; the denominator is positive. */
export type Fraction = { readonly num: bigint; readonly den: bigint };

/**
 * The fraction `num`/`den` in lowest terms.
 * @throws RangeError if `den` is 0.
 */
export function fraction(num: bigint, den = 1n): Fraction {
	if (den === 0n) throw new RangeError(`a fraction of ${num} by nothing`);
	const shared = greatestDivisor(num, den) * (den < 0n ? -1n : 1n);
	return { num: num / shared, den: den / shared };
}

/** The exact product. */
export function times(a: Fraction, b: Fraction): Fraction {
	return fraction(a.num * b.num, a.den * b.den);
}

/** The largest whole number that is not above it. */
export function wholePart({ num, den }: Fraction): bigint {
	const towardsZero = num / den;
	return num < 0n && towardsZero * den !== num ? towardsZero - 1n : towardsZero;
}

/** The smallest whole number that is not below it. */
export function roundedUp({ num, den }: Fraction): bigint {
	return -wholePart({ num: -num, den });
}

/** A decimal number such as `12`, `0.5` or `-3,25` as it is written, or undefined when it is none. */
export function readDecimal(text: string): Fraction | undefined {
	const match = /^(-?\d{1,30})(?:[.,](\d{1,30}))?$/.exec(text.trim());
	if (!match) return undefined;
	const decimals = match[2] ?? '';
	return fraction(BigInt(match[1] + decimals), 10n ** BigInt(decimals.length));
}

/** A number that can be written with decimals, as such: `12` or `0.5`. */
export function decimalText({ num, den }: Fraction): string {
	let decimals = 0;
	while (10n ** BigInt(decimals) % den) decimals++;
	const digits = String((num * 10n ** BigInt(decimals)) / den).padStart(decimals + 1, '0');
	return decimals ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits;
}

/** As people write it: `7` or `10000/21`. */
export function fractionText({ num, den }: Fraction): string {
	return den === 1n ? `${num}` : `${num}/${den}`;
}

/** The nearest double of `num` / `den`, however long the two are. */
export function nearest(num: bigint, den: bigint): number {
	if (num <= 0n) return num === 0n ? 0 : -nearest(-num, den);
	const shift = 4 * (den.toString(16).length - num.toString(16).length) + 68;
	const scaled = shift >= 0 ? (num << BigInt(shift)) / den : num / (den << BigInt(-shift));
	return Number(scaled) * 2 ** -shift;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
	let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
	while (y) [x, y] = [y, x % y];
	return x;
}
