import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes sure that the names in a folder are on the disk. */
export function syncFolder(path: string): void {
	const folder = openSync(path, 'r');
	fsyncSync(folder);
	closeSync(folder);
}

/** Puts a file in the place of another, as a whole or not at all. */
export function replaceFile(draft: string, path: string): void {
	const file = openSync(draft, 'r+');
	fsyncSync(file);
	closeSync(file);
	renameSync(draft, path);
	syncFolder(dirname(path));
}

/** Writes a small file, as a whole or not at all. */
export function writeWhole(path: string, text: string): void {
	const draft = `${path}.draft`;
	writeFileSync(draft, text, { mode: 0o600 });
	replaceFile(draft, path);
}
