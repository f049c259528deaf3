import { hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const read = new Map<string, Buffer>();

/**
 * 32 bytes for one use, from a key file in KEY_DIR that is made the first time. The file is never in the database
 * or its backups; whoever has only those cannot use what is hashed or sealed under it.
 */
export function keyFor(keyDir: string, file: string, use: string): Buffer {
	return Buffer.from(hkdfSync('sha256', secretIn(join(keyDir, file)), '', use, 32));
}

function secretIn(path: string): Buffer {
	const known = read.get(path);
	if (known) return known;
	const secret = readOrMake(path);
	if (secret.length !== 32) throw new Error(`the key file ${path} holds ${secret.length} bytes, not 32`);
	read.set(path, secret);
	return secret;
}

function readOrMake(path: string): Buffer {
	try {
		writeFileSync(path, randomBytes(32), { flag: 'wx', mode: 0o600, flush: true });
	} catch (thrown) {
		if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
	}
	return readFileSync(path);
}
