import { existsSync } from 'node:fs';
import { openDatabase, type Db } from '#lib/server/db/database.ts';
import { listBoxLogs } from '#lib/server/store/box-logs.ts';
import { PlainError } from './prepare.ts';

/** Opens a copy that is whole. The caller closes it. @throws PlainError if it is no copy, or a broken one. */
export function soundCopy(file: string): Db {
	if (!existsSync(file)) throw new PlainError(`There is no file ${file}.`);
	try {
		const db = openDatabase(file);
		if (db.$client.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('not whole');
		db.$client.prepare('SELECT count(*) FROM ballot_boxes').get();
		return db;
	} catch {
		throw new PlainError(`${file} is not a whole backup of Medbestem. Take the one before it.`);
	}
}

/** What is in a copy, in a few words. */
export async function describe(db: Db): Promise<string> {
	const logs = await listBoxLogs(db);
	const leaves = logs.reduce((sum, { hashes }) => sum + hashes.length, 0);
	return `${logs.length} ballot boxes with ${leaves} entries in their logs`;
}
