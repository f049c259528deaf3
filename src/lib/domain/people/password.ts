import { ok, refuse, type Result } from '../result.ts';
import { wellKnown } from './well-known.ts';

export type PasswordRefusal = { readonly reason: 'too_short' | 'too_long' | 'too_easy' };

/** The fewest characters of a password. Length is what counts; no signs are demanded. */
export const shortestPassword = 12;
const longestPassword = 128;

/** What must be left when everything that is guessed first has been taken away. */
const ownPart = 6;

/**
 * Whether a password is hard enough to guess. Refused when it is short, or when little is left of it after
 * well-known words, the person's own name and address, years, runs and repetitions are taken away.
 */
export function choosePassword(password: string, about: readonly string[]): Result<string, PasswordRefusal> {
	const length = [...password].length;
	if (length < shortestPassword) return refuse({ reason: 'too_short' });
	if (length > longestPassword) return refuse({ reason: 'too_long' });
	return ownLetters(password, about).length < ownPart ? refuse({ reason: 'too_easy' }) : ok(password);
}

function ownLetters(password: string, about: readonly string[]): string {
	const known = [...about.flatMap(partsOf), ...wellKnown].sort((one, other) => other.length - one.length);
	const plain = known.reduce((rest, word) => rest.replaceAll(word, ''), readable(password));
	// a letter and those like it in a row count once, and so does a piece that is said again
	const once = plain.replace(/[^a-zæøå]/g, '').replace(/(.{1,6}?)\1+/g, '$1');
	return new Set(once).size < 4 ? '' : once;
}

function partsOf(text: string): string[] {
	return readable(text)
		.split(/[^a-zæøå]+/)
		.filter((part) => part.length > 2);
}

/** As it is read: small letters, no numbers, and single signs that stand for letters as those letters. */
function readable(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\d{2,}|\d(?!\p{L})/gu, '')
		.replace(/[01345@$]/g, (sign) => standsFor[sign] ?? sign);
}

const standsFor: Readonly<Record<string, string>> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'@': 'a',
	$: 's',
};
