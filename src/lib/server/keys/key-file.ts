import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Bytes of every key in the folder of keys. */
const KEY_BYTES = 32;

/** The key in this file, or undefined when there is none. @throws Error if the file is there and is no key. */
export function readKey(path: string): Uint8Array | undefined {
	let text: string;
	try {
		text = readFileSync(path, 'ascii');
	} catch (fault) {
		if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw fault;
	}
	const key = Buffer.from(text.trim(), 'hex');
	if (key.length !== KEY_BYTES) throw new Error(`${path} holds no key`);
	return new Uint8Array(key);
}

/** The key in this file; a new one is drawn when there is none. Two servers that start at once get the same. */
export function keepKey(path: string): Uint8Array {
	const there = readKey(path);
	if (there) return there;

	const draft = writeDraft(path, randomBytes(KEY_BYTES));
	try {
		linkSync(draft, path);
	} catch (fault) {
		if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
	} finally {
		rmSync(draft);
	}
	return keepKey(path);
}

/** Puts this key into the file, in the place of whatever is there. */
export function replaceKey(path: string, key: Uint8Array): void {
	renameSync(writeDraft(path, key), path);
}

/** The key on the disk beside its file, to be moved there whole. Answers with the path. */
function writeDraft(path: string, key: Uint8Array): string {
	const draft = `${path}.${randomUUID()}`;
	const file = openSync(draft, 'wx', 0o600);
	writeSync(file, `${Buffer.from(key).toString('hex')}\n`);
	fsyncSync(file);
	closeSync(file);
	return draft;
}
