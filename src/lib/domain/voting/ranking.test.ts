import { expect, test } from 'vitest';
import { inOrderOfPlace } from './ranking.ts';

test('places beside the ideas make a ranking, best first', () => {
	const ranked = inOrderOfPlace([
		{ idea: 5, place: 2 },
		{ idea: 9, place: 1 },
	]);
	expect(ranked).toEqual({
		ok: true,
		value: [
			{ idea: 9, marks: 1 },
			{ idea: 5, marks: 1 },
		],
	});
});

test('two ideas cannot share a place', () => {
	const shared = [
		{ idea: 5, place: 1 },
		{ idea: 9, place: 1 },
	];
	expect(inOrderOfPlace(shared)).toEqual({ ok: false, refusal: { reason: 'place_shared', place: 1, ideas: [5, 9] } });
});

test('no place can be left out', () => {
	const first = { idea: 5, place: 1 };
	const third = { idea: 9, place: 3 };
	expect(inOrderOfPlace([third, first])).toMatchObject({ refusal: { reason: 'place_left_out', place: 2 } });
	expect(inOrderOfPlace([third])).toMatchObject({ refusal: { reason: 'place_left_out', place: 1 } });
});
