/** The highest LIX that a public text of an idea may have: easy, for everybody. */
export const easyLix = 35;

/**
 * LIX, the Nordic measure of how hard a text is to read: words in a sentence, plus the share of words of more than
 * six letters in percent. 24 and less is very easy, 25 to 34 easy, 35 to 44 medium. Rounded to a whole number;
 * 0 for a text without words.
 */
export function lix(text: string): number {
	const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
	if (words.length === 0) return 0;
	const sentences = text.split(/[.!?:]+(?=\s|$)|\n+/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
	const long = words.filter((word) => [...word].length > 6);
	return Math.round(words.length / Math.max(1, sentences.length) + (100 * long.length) / words.length);
}

/**
 * Whether a text holds what looks like a Danish CPR number: day, month, year and four digits. Public bodies may never
 * publish one, so none is stored. Eight-digit telephone numbers and dates are not taken for one.
 */
export function looksLikeCpr(text: string): boolean {
	return /(?<!\d)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?!\d)/.test(text);
}
