/**
 * Crockford's 32 signs, in the order of their values: no I, L, O or U, so that nothing on a printed card
 * can be taken for something else.
 */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * What a person typed, as the signs that were meant: upper case, no spaces or hyphens of any kind,
 * O read as 0, I and L as 1. Signs that Crockford does not know stay, so that they can be pointed out.
 */
export function normaliseSigns(typed: string): string {
	return typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\p{Pd}]/gu, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
}

/** The signs in groups of four with hyphens, as they are printed for people. */
export function inGroups(signs: string): string {
	return (signs.match(/.{1,4}/g) ?? []).join('-');
}

/**
 * The sum of the values of signs in GF(32), weighted from the right by 1, α, α² …; 0 for a whole line.
 * The weights of up to 31 signs are all different and none is 0: that is why a wrong sign or a swap always changes the sum.
 */
export function weightedSum(values: readonly number[]): number {
	return values.reduce((sum, value) => timesAlpha(sum) ^ value, 0);
}

/** The value that makes the weighted sum 0 when it stands after `values`. */
export function checkValue(values: readonly number[]): number {
	return timesAlpha(weightedSum(values));
}

/** Times α, a root of x⁵ + x² + 1. */
function timesAlpha(value: number): number {
	return value & 16 ? (value << 1) ^ 0b100101 : value << 1;
}
