import { CROCKFORD, checkValue, inGroups, normaliseSigns, weightedSum } from '../crockford.ts';
import { ok, refuse, type Result } from '../result.ts';

/** The code of a voting card: 11 random signs (55 bits) and a check sign. Whoever holds it may vote, once. */
export type VotingCode = string & { readonly __code: 'voting' };

/** Why what was typed cannot be a code. Found out without a look-up, so it tells nothing about which codes exist. */
export type CodeRefusal =
	| { readonly reason: 'wrong_length'; readonly signs: number; readonly expected: number }
	| { readonly reason: 'wrong_character'; readonly character: string; readonly position: number }
	| { readonly reason: 'mistyped' };

/** Signs of a code before its check sign; one random byte is needed for each. */
export const RANDOM_SIGNS = 11;

const SIGNS = RANDOM_SIGNS + 1;

/**
 * A new code. Each byte gives one sign by its lower five bits, so every code is equally likely.
 * @throws RangeError if `random` is not exactly `RANDOM_SIGNS` bytes.
 */
export function drawCode(random: Uint8Array): VotingCode {
	if (random.length !== RANDOM_SIGNS) throw new RangeError(`a code takes ${RANDOM_SIGNS} bytes, not ${random.length}`);

	const drawn = [...random].map((byte) => byte & 31);
	return [...drawn, checkValue(drawn)].map((value) => CROCKFORD[value]).join('') as VotingCode;
}

/**
 * The code that was meant by what was typed or scanned: in any case, with or without spaces and hyphens,
 * O for 0, I or L for 1. Refused when it cannot be a code; any one wrong sign and any two swapped ones are caught.
 */
export function readCode(typed: string): Result<VotingCode, CodeRefusal> {
	const signs = [...normaliseSigns(typed)];
	if (signs.length !== SIGNS) return refuse({ reason: 'wrong_length', signs: signs.length, expected: SIGNS });

	const strange = signs.findIndex((sign) => !CROCKFORD.includes(sign));
	if (strange >= 0)
		return refuse({ reason: 'wrong_character', character: signs[strange] ?? '', position: strange + 1 });

	if (weightedSum(signs.map((sign) => CROCKFORD.indexOf(sign))) !== 0) return refuse({ reason: 'mistyped' });
	return ok(signs.join('') as VotingCode);
}

/** The code as it is printed on the card: XXXX-XXXX-XXXX. */
export function printCode(code: VotingCode): string {
	return inGroups(code);
}
