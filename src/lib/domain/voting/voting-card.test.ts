import { randomBytes as chance } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CROCKFORD } from '../crockford.ts';
import { drawCode, printCode, RANDOM_SIGNS, readCode, type VotingCode } from './voting-card.ts';

const randomBytes = fc.uint8Array({ minLength: RANDOM_SIGNS, maxLength: RANDOM_SIGNS });
const code = randomBytes.map(drawCode);

describe('a code on a card', () => {
	test('has 12 signs, printed in three groups', () => {
		expect(printCode(drawCode(new Uint8Array(11)))).toBe('0000-0000-0000');
		expect(printCode(drawCode(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])))).toMatch(
			/^1234-5678-9AB[0-9A-Z]$/,
		);
	});

	test('uses five bits of each random byte, so that every sign is equally likely', () => {
		const first = Array.from({ length: 256 }, (_, byte) => drawCode(new Uint8Array(11).fill(byte))[0]);
		for (const sign of CROCKFORD) expect(first.filter((drawn) => drawn === sign)).toHaveLength(8);
	});

	test('cannot be drawn from too little chance', () => {
		expect(() => drawCode(new Uint8Array(10))).toThrow(RangeError);
	});

	test('is read back as it was printed', () => {
		fc.assert(
			fc.property(code, (drawn) => {
				expect(readCode(printCode(drawn))).toEqual({ ok: true, value: drawn });
			}),
		);
	});
});

describe('typing a code', () => {
	test.each([
		['lower case', (printed: string) => printed.toLowerCase()],
		['no hyphens', (printed: string) => printed.replaceAll('-', '')],
		['spaces for hyphens, and around', (printed: string) => `  ${printed.replaceAll('-', ' ')}\t`],
		['a long dash from a word processor', (printed: string) => printed.replaceAll('-', ' – ')],
		['a space that does not break', (printed: string) => printed.replaceAll('-', '\u00A0')],
		['the letter O for the digit 0', (printed: string) => printed.replaceAll('0', 'o')],
		['the letter I for the digit 1', (printed: string) => printed.replaceAll('1', 'I')],
		['a small l for the digit 1', (printed: string) => printed.replaceAll('1', 'l')],
		['signs of full width', (printed: string) => printed.replace('A', 'Ａ')],
	])('%s is accepted', (_, typing) => {
		const drawn = drawCode(Uint8Array.from([0, 1, 10, 0, 1, 10, 0, 1, 10, 0, 1]));
		expect(readCode(typing(printCode(drawn)))).toEqual({ ok: true, value: drawn });
	});

	test('too few or too many signs are refused with how many there were', () => {
		expect(readCode('')).toEqual({ ok: false, refusal: { reason: 'wrong_length', signs: 0, expected: 12 } });
		expect(readCode('0000-0000-00000')).toMatchObject({ refusal: { reason: 'wrong_length', signs: 13 } });
	});

	test('a sign that no code has is pointed out', () => {
		expect(readCode('0000-u000-0000')).toEqual({
			ok: false,
			refusal: { reason: 'wrong_character', character: 'U', position: 5 },
		});
		expect(readCode('0000-0000-000🙂')).toMatchObject({ refusal: { reason: 'wrong_character', position: 12 } });
	});

	test('whatever is typed is answered', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (typed) => {
				expect(typeof readCode(typed).ok).toBe('boolean');
			}),
		);
	});
});

if (process.env['RELEASE'] === '1') {
	describe('a million codes', () => {
		const codes = Array.from({ length: 1_000_000 }, () => drawCode(chance(RANDOM_SIGNS)));

		test('are all different', () => {
			expect(new Set(codes).size).toBe(codes.length);
		});

		test('show every sign equally often at every place, the check sign too', () => {
			for (let at = 0; at < 12; at += 1) {
				const seen = new Map<string, number>();
				for (const drawn of codes) seen.set(drawn[at] ?? '', (seen.get(drawn[at] ?? '') ?? 0) + 1);

				const expected = codes.length / 32;
				const chiSquare = [...seen.values()].reduce((sum, times) => sum + (times - expected) ** 2 / expected, 0);
				expect(chiSquare, `place ${at + 1}`).toBeLessThan(31 + 6 * Math.sqrt(2 * 31)); // six standard deviations above the mean
			}
		});
	});
}

describe('a slip of the finger', () => {
	const codes = fc.sample(code, { numRuns: 1000, seed: 11 });

	test('every single wrong sign is caught', () => {
		const slips = codes.flatMap(oneWrongSign);
		expect(slips).toHaveLength(372_000);
		expect(slips.filter((slip) => readCode(slip).ok)).toEqual([]);
	});

	test('every swap of two signs is caught', () => {
		const slips = codes.flatMap(twoSwapped);
		expect(slips.length).toBeGreaterThan(60_000);
		expect(slips.filter((slip) => readCode(slip).ok)).toEqual([]);
	});
});

function oneWrongSign(meant: VotingCode): string[] {
	return [...meant].flatMap((right, at) =>
		[...CROCKFORD].filter((sign) => sign !== right).map((wrong) => meant.slice(0, at) + wrong + meant.slice(at + 1)),
	);
}

function twoSwapped(meant: VotingCode): string[] {
	return [...meant].flatMap((first, i) =>
		[...meant].flatMap((second, j) => (j <= i || first === second ? [] : [swap([...meant], i, j)])),
	);
}

function swap(signs: string[], i: number, j: number): string {
	[signs[i], signs[j]] = [signs[j] ?? '', signs[i] ?? ''];
	return signs.join('');
}
