import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { id, type RoundId } from '../../domain/ids.ts';
import { cookieKey, findOpeningKey, findPepper, keepRoundKeys, logKey } from './key-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
const round = id<RoundId>('bolbro-2015');

test('keys are drawn once, and found again', () => {
	expect(findPepper(folder, round)).toBeUndefined();
	const keys = keepRoundKeys(folder, round);
	expect(keepRoundKeys(folder, round)).toEqual(keys);
	expect(findPepper(folder, round)).toEqual(keys.pepper);
	expect(findOpeningKey(folder, round)).toEqual(keys.openingKey);
	expect(keys.pepper).not.toEqual(keys.openingKey);
	expect(cookieKey(folder)).toBe(cookieKey(folder));
	expect(new Uint8Array(cookieKey(folder).export())).not.toEqual(logKey(folder));
});

test('nobody but the server may read a key, and no draft is left behind', () => {
	const files = readdirSync(folder);
	expect(files.sort()).toEqual(['bolbro-2015.opening.key', 'bolbro-2015.pepper.key', 'cookie.key', 'log.key']);
	for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
});

test('a file that holds no key is never taken for one', () => {
	writeFileSync(join(folder, 'havnen.pepper.key'), 'abc');
	expect(() => findPepper(folder, id<RoundId>('havnen'))).toThrow('holds no key');
});

test('the id of a round cannot lead out of the folder', () => {
	expect(() => findPepper(folder, id<RoundId>('../data/x'))).toThrow(RangeError);
});
