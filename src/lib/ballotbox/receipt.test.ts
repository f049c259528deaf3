import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leafHash } from './log.ts';
import { indexOnReceipt, isReceiptOf, receiptOf } from './receipt.ts';

const leaf = leafHash('a vote');
const places = fc.integer({ min: 0, max: 999_999_999 });
const hashes = fc.string().map((text) => leafHash(text));

describe('a receipt', () => {
	test('is the place in the log and the beginning of the hash, in groups of four', () => {
		expect(receiptOf(1284, leaf)).toMatch(/^1284-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
		expect(receiptOf(7, new Uint8Array(32))).toBe('7-0000-0000-0000');
		expect(receiptOf(7, new Uint8Array(32).fill(255))).toBe('7-ZZZZ-ZZZZ-ZZZZ');
		expect(receiptOf(7, Uint8Array.of(0b00001_000, 0b10_00011_0, 0b0100_0010, 1, 0, 0, 0, 0))).toMatch(/^7-1234-/);
	});

	test('is known again however it is copied', () => {
		fc.assert(
			fc.property(places, hashes, (index, hash) => {
				const receipt = receiptOf(index, hash);
				expect(isReceiptOf(receipt.toLowerCase().replaceAll('-', ' '), index, hash)).toBe(true);
				expect(indexOnReceipt(receipt)).toBe(index);
			}),
		);
	});

	test('of one vote is not that of another, or of another place', () => {
		expect(isReceiptOf(receiptOf(3, leaf), 3, leafHash('another vote'))).toBe(false);
		expect(isReceiptOf(receiptOf(3, leaf), 4, leaf)).toBe(false);
	});

	test.each(['', '7', 'hello', '7-0000-0000-000', '-0000-0000-0000', '07-0000-0000-0000', '7-0000-0000-000ø'])(
		'%j points nowhere',
		(typed) => {
			expect(indexOnReceipt(typed)).toBeUndefined();
		},
	);
});
