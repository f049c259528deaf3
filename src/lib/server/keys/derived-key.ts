import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { keepKey } from './key-file.ts';

const derived = new Map<string, Buffer>();

/**
 * The key for one use with the accounts of people, from one file in the folder of keys.
 * Whoever has only the database or its backups cannot use what is hashed or sealed under it.
 */
export function peopleKey(folder: string, use: 'passwords' | 'second factors' | 'recovery codes'): Buffer {
	const name = `${folder}\n${use}`;
	const key = derived.get(name) ?? Buffer.from(hkdfSync('sha256', keepKey(join(folder, 'people.key')), '', use, 32));
	derived.set(name, key);
	return key;
}
