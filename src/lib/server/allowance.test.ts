import { expect, test } from 'vitest';
import { allowance } from './allowance.ts';

const hour = 3_600_000;

test('ten an hour from one address, and the eleventh waits until the first is an hour old', () => {
	const mayTell = allowance({ acts: 10, within: hour });
	for (let told = 0; told < 10; told++) expect(mayTell('a', told)).toBe(true);
	expect(mayTell('a', hour - 1)).toBe(false);
	expect(mayTell('a', hour)).toBe(true);
});

test('one address takes nothing from another', () => {
	const mayTell = allowance({ acts: 1, within: hour });
	expect([mayTell('a', 0), mayTell('b', 0), mayTell('a', 1)]).toEqual([true, true, false]);
});
