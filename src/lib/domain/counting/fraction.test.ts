import { expect, test } from 'vitest';
import { fraction, fractionText, nearest, readDecimal, roundedUp, times, wholePart } from './fraction.ts';

test('a fraction stands in lowest terms with the sign above', () => {
	expect(fraction(6n, -4n)).toEqual({ num: -3n, den: 2n });
	expect(() => fraction(1n, 0n)).toThrow(RangeError);
	expect(fractionText(times(fraction(2n, 3n), fraction(3n)))).toBe('2');
	expect(fractionText(fraction(10000n, 21n))).toBe('10000/21');
});

test('rounding goes the same way below nought as above it', () => {
	expect([wholePart(fraction(7n, 2n)), wholePart(fraction(-7n, 2n))]).toEqual([3n, -4n]);
	expect([roundedUp(fraction(7n, 2n)), roundedUp(fraction(-7n, 2n)), roundedUp(fraction(3n))]).toEqual([4n, -3n, 3n]);
});

test('a decimal is read as it is written, with a point or a comma, and nothing else is', () => {
	expect(readDecimal('0.50')).toEqual({ num: 1n, den: 2n });
	expect(readDecimal('-3,25')).toEqual({ num: -13n, den: 4n });
	for (const text of ['', '1e3', '1.2.3', 'one', '.5', '1 000']) expect(readDecimal(text)).toBeUndefined();
});

test('a fraction of long numbers has its nearest double', () => {
	expect(nearest(10n ** 400n, 3n * 10n ** 399n)).toBe(10 / 3);
	expect(nearest(1n, 10n ** 30n)).toBe(1e-30);
});
