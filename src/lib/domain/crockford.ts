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
