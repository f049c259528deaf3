import { createSecretKey, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { id, type RoundId } from '../../domain/ids.ts';
import { openPass, passUntil, sealPass, type Pass } from './pass.ts';

const key = createSecretKey(randomBytes(32));
const pass: Pass = {
	until: passUntil(0),
	card: { round: id<RoundId>('bolbro-2015'), seed: 'ab'.repeat(32) },
	castId: 'cd'.repeat(16),
	choice: [{ track: 1, marks: [{ idea: 3, marks: 1 }] }],
};

test('a pass comes back as it was given out, for half an hour', () => {
	const sealed = sealPass(pass, key);
	expect(openPass(sealed, key, 29 * 60_000)).toEqual(pass);
	expect(openPass(sealed, key, 30 * 60_000)).toBeUndefined();
});

test('nobody without the key can read a pass, or tell one choice from another', () => {
	const other = { ...pass, choice: [{ track: 1, marks: [{ idea: 10, marks: 1 }] }] };
	const sealed = sealPass(pass, key);
	expect(Buffer.from(sealed, 'base64url').includes('bolbro')).toBe(false);
	expect(sealPass(other, key)).toHaveLength(sealed.length);
	expect(openPass(sealed, createSecretKey(randomBytes(32)), 0)).toBeUndefined();
});

test('a pass that was touched anywhere is no pass', () => {
	const bytes = Buffer.from(sealPass(pass, key), 'base64url');
	for (let at = 0; at < bytes.length; at += 7) {
		const touched = Buffer.from(bytes);
		touched[at] = (touched[at] ?? 0) ^ 1;
		expect(openPass(touched.toString('base64url'), key, 0)).toBeUndefined();
	}
	for (const text of [undefined, '', 'abc', '%00']) expect(openPass(text, key, 0)).toBeUndefined();
});

test('a pass of many tracks fits into a cookie', () => {
	const marks = Array.from({ length: 60 }, (_, idea) => ({ idea: idea + 1, marks: 10 }));
	expect(sealPass({ ...pass, choice: [{ track: 1, marks }] }, key).length).toBeLessThan(4000);
});
