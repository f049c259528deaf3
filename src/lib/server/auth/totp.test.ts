import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base32, codeAt, fromBase32, otpauth, stepAt, stepOf } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

test.each([
	[59, '94287082'],
	[1111111109, '07081804'],
	[1111111111, '14050471'],
	[1234567890, '89005924'],
	[2000000000, '69279037'],
	[20000000000, '65353130'],
])('RFC 6238, appendix B: at %d seconds the code is %s', (seconds, code) => {
	expect(codeAt(secret, stepAt(seconds * 1000), 8)).toBe(code);
});

test.each([
	['', ''],
	['f', 'MY'],
	['fo', 'MZXQ'],
	['foo', 'MZXW6'],
	['foob', 'MZXW6YQ'],
	['fooba', 'MZXW6YTB'],
	['foobar', 'MZXW6YTBOI'],
])('RFC 4648, section 10: %j is written %s', (text, written) => {
	expect(base32(Buffer.from(text))).toBe(written);
	expect(fromBase32(written)?.toString()).toBe(text);
});

test('letters and numbers stand for the bytes they were made from', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
			expect(fromBase32(base32(bytes))).toEqual(Buffer.from(bytes));
		}),
	);
	expect(fromBase32('MZXW 6ytb')?.toString()).toBe('fooba');
	expect(fromBase32('MZXW1')).toBeUndefined();
});

const now = Date.parse('2026-09-12T09:00:10Z');

test('a clock half a minute off is forgiven, a minute is not', () => {
	const taken = (off: number) => stepOf(secret, codeAt(secret, stepAt(now) + off), now, 0) !== undefined;
	expect([-2, -1, 0, 1, 2].map(taken)).toEqual([false, true, true, true, false]);
});

test('a code is taken once', () => {
	const code = codeAt(secret, stepAt(now));
	const step = stepOf(secret, ` ${code.slice(0, 3)} ${code.slice(3)}`, now, 0);
	expect(step).toBe(stepAt(now));
	expect(stepOf(secret, code, now, step ?? 0)).toBeUndefined();
	expect(stepOf(secret, code, now + 29_000, step ?? 0)).toBeUndefined();
});

test('what is no code is no code', () => {
	for (const code of ['', '12345', '1234567', 'abcdef', '٠١٢٣٤٥']) expect(stepOf(secret, code, now, 0)).toBeUndefined();
});

test('the app reads the secret from the picture', () => {
	const own = randomBytes(20);
	const read = new URL(otpauth(own, 'asta+1@demo.example'));
	expect(decodeURIComponent(read.pathname)).toBe('/Medbestem:asta+1@demo.example');
	expect(fromBase32(read.searchParams.get('secret') ?? '')).toEqual(own);
});
