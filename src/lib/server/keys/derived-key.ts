import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { keepKey } from './key-file.ts';

const derived = new Map<string, Buffer>();

/**
 * The key for one use, from a file in the folder of keys that is drawn the first time.
 * Whoever has only the database or its backups cannot use what is hashed or sealed under it.
 */
export function keyFor(folder: string, file: string, use: string): Buffer {
	const path = join(folder, file);
	const name = `${path}\n${use}`;
	const key = derived.get(name) ?? Buffer.from(hkdfSync('sha256', keepKey(path), '', use, 32));
	derived.set(name, key);
	return key;
}
