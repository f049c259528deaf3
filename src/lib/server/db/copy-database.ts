import { rmSync } from 'node:fs';
import type { Db } from './database.ts';
import { replaceFile } from './sync-folder.ts';

/**
 * Copies the database as it stands now into one file, written anew page by page, while others read and write.
 * The file is there as a whole or not at all. Keys are not in the database, so they are not in the copy.
 */
export function copyDatabase(db: Pick<Db, '$client'>, path: string): void {
	const draft = `${path}.draft`;
	rmSync(draft, { force: true });
	db.$client.prepare('VACUUM INTO ?').run(draft);
	replaceFile(draft, path);
}
