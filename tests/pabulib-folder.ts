import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of real elections with their expected outcomes, where there is one: they are not ours to hand on. */
export function pabulibFolder(): string | undefined {
	const named = process.env.PABULIB_DIR;
	const folders = named ? [named] : ['..', '../..'].map((up) => resolve(up, 'shared/data/pabulib'));
	return folders.find((folder) => existsSync(resolve(folder, 'expected.json')));
}
