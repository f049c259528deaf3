import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawnOrder, ORDER_SEED_BYTES } from './idea-order.ts';

const ideas = [1, 2, 3, 4, 5, 6];

function seedOf(card: number): Uint8Array {
	return createHash('sha256').update(`card ${card}`).digest().subarray(0, ORDER_SEED_BYTES);
}

test('the same card shows the same order every time', () => {
	expect(drawnOrder(ideas, seedOf(1))).toEqual(drawnOrder(ideas, seedOf(1)));
	expect(drawnOrder(ideas, seedOf(1))).toEqual([4, 3, 6, 5, 2, 1]);
});

test('every idea is there once, whatever the card', () => {
	for (let card = 0; card < 100; card += 1) expect(drawnOrder(ideas, seedOf(card)).sort()).toEqual(ideas);
	expect(drawnOrder([], seedOf(1))).toEqual([]);
});

test('all 720 orders of six ideas come out about equally often', () => {
	const seen = new Map<string, number>();
	const cards = 36_000;
	for (let card = 0; card < cards; card += 1) {
		const order = drawnOrder(ideas, seedOf(card)).join();
		seen.set(order, (seen.get(order) ?? 0) + 1);
	}

	const expected = cards / 720;
	const chiSquare = [...seen.values()].reduce((sum, times) => sum + (times - expected) ** 2 / expected, 0);
	expect(seen.size).toBe(720);
	expect(chiSquare).toBeLessThan(719 + 5 * Math.sqrt(2 * 719)); // five standard deviations above the mean
});

test('a seed of the wrong length is a mistake, not another order', () => {
	expect(() => drawnOrder(ideas, new Uint8Array(15))).toThrow(RangeError);
});
