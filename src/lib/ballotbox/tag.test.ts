import { expect, test } from 'vitest';
import { drawCode } from '../domain/voting/voting-card.ts';
import { tagOf } from './tag.ts';

const pepper = new Uint8Array(32).fill(7);
const codes = Array.from({ length: 2000 }, (_, at) =>
	drawCode(Uint8Array.from({ length: 11 }, (__, i) => Math.floor(at / 32 ** i))),
);

test('a code has the same tag every time, and another one under another pepper', () => {
	const tags = codes.map((code) => tagOf(code, pepper));
	expect(codes.map((code) => tagOf(code, pepper))).toEqual(tags);
	expect(codes.filter((code, at) => tagOf(code, new Uint8Array(32)) === tags[at]).length).toBeLessThan(5);
});

test('tags are numbers of 16 bits and spread over all of them', () => {
	const tags = codes.map((code) => tagOf(code, pepper));
	expect(tags.every((tag) => Number.isInteger(tag) && tag >= 0 && tag < 65_536)).toBe(true);
	expect(new Set(tags).size).toBeGreaterThan(1930); // 2,000 drawn from 65,536 leave 1,970 different ones on average
	expect(tags.filter((tag) => tag < 32_768).length / tags.length).toBeCloseTo(0.5, 1);
});
