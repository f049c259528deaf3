import { statfsSync } from 'node:fs';
import { copiesOf } from './journal/keep-journal.ts';
import { synchronousOf, type Db } from './db/database.ts';
import manifest from '../../../package.json' with { type: 'json' };

/** Below this much free disk a voting day is not safe. */
const enoughDisk = 200 * 1024 * 1024;

/** The second copy of the votes, as an operator reads it. */
const journals = { two: 'ok', one: 'single copy', off: 'off' } as const;

/** How the installation is. `disk` is what is left, in MiB. */
export function healthOf(db: Db, dataDir: string) {
	const database = answers(db);
	const synchronous = synchronousOf(db) === 2 ? 'FULL' : 'weak';
	const { bavail, bsize } = statfsSync(dataDir);
	const free = bavail * bsize;
	const well = database && synchronous === 'FULL' && free > enoughDisk;

	return {
		status: well ? 'ok' : 'failing',
		version: manifest.version,
		database: database ? 'ok' : 'failing',
		synchronous,
		journal: journals[copiesOf(db)],
		disk: Math.floor(free / 1024 / 1024),
	} as const;
}

/** Whether the database may be written. */
function answers(db: Db): boolean {
	try {
		db.$client.exec('BEGIN IMMEDIATE; ROLLBACK');
		return true;
	} catch {
		return false;
	}
}
