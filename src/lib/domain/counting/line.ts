/** An amount that changes evenly with the number of steps, exactly: `(at + by × steps) / den`, the denominator positive. */
export type Line = { readonly at: bigint; readonly by: bigint; readonly den: bigint };

/** The line through `at`, rising by `by` at each step. */
export function line(at: bigint, by = 0n): Line {
	return { at, by, den: 1n };
}

/** The difference of two lines. */
export function minus(one: Line, other: Line): Line {
	return shortened({
		at: one.at * other.den - other.at * one.den,
		by: one.by * other.den - other.by * one.den,
		den: one.den * other.den,
	});
}

/** A line so many times. */
export function times({ at, by, den }: Line, factor: bigint): Line {
	return { at: at * factor, by: by * factor, den };
}

/** A line shared out among so many, more than none. */
export function over({ at, by, den }: Line, among: bigint): Line {
	return { at, by, den: den * among };
}

/** Whether a line begins below 0, at 0 or above. */
export function signOf({ at }: Line): -1 | 0 | 1 {
	return at > 0n ? 1 : at < 0n ? -1 : 0;
}

/** For how many whole steps a line keeps the sign with which it begins; undefined when it keeps it for good. */
export function stays({ at, by }: Line): bigint | undefined {
	if (at === 0n) return by === 0n ? undefined : 0n;
	if (by === 0n || at > 0n === by > 0n) return undefined;
	const [height, fall] = at > 0n ? [at, -by] : [-at, by];
	return (height - 1n) / fall;
}

/** The same line in smaller numbers. */
function shortened({ at, by, den }: Line): Line {
	const shared = divisor(divisor(at < 0n ? -at : at, by < 0n ? -by : by), den);
	return shared === 1n ? { at, by, den } : { at: at / shared, by: by / shared, den: den / shared };
}

function divisor(one: bigint, other: bigint): bigint {
	let [x, y] = [one, other];
	while (y) [x, y] = [y, x % y];
	return x;
}
