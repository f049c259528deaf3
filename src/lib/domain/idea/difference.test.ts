import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference } from './difference.ts';

test('a word that is changed shows as gone and new between what stayed', () => {
	expect(difference('En park ved vejen for alle', 'En park ved hallen for alle')).toEqual([
		{ kind: 'same', text: 'En park ved ' },
		{ kind: 'gone', text: 'vejen ' },
		{ kind: 'new', text: 'hallen ' },
		{ kind: 'same', text: 'for alle' },
	]);
});

test('a first text is all new, an unchanged one all the same', () => {
	expect(difference('', 'En have')).toEqual([{ kind: 'new', text: 'En have' }]);
	expect(difference('En have', 'En have')).toEqual([{ kind: 'same', text: 'En have' }]);
	expect(difference('', '')).toEqual([]);
});

test('both texts can be read out of the difference, whatever they are', () => {
	const text = fc.oneof(
		fc.string(),
		fc.array(fc.constantFrom('en', 'have', 'til', 'os', '\n'), { maxLength: 30 }).map((words) => words.join(' ')),
	);
	fc.assert(
		fc.property(text, text, (before, after) => {
			const pieces = difference(before, after);
			const without = (kind: string) =>
				pieces
					.filter((piece) => piece.kind !== kind)
					.map((piece) => piece.text)
					.join('');
			expect(without('new')).toBe(before);
			expect(without('gone')).toBe(after);
		}),
	);
});

test('very long texts are compared in no time', () => {
	const long = (word: string) => Array.from({ length: 5000 }, (_, place) => `${word}${place}`).join(' ');
	const began = performance.now();
	expect(difference(long('a'), long('b'))).toHaveLength(2);
	expect(performance.now() - began).toBeLessThan(500);
});
