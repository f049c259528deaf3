import { statfsSync } from 'node:fs';
import { synchronousOf, type Db } from './db/database.ts';
import manifest from '../../../package.json' with { type: 'json' };

/** Below this much free disk a voting day is not safe. */
const enoughDisk = 200 * 1024 * 1024;

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
		disk: Math.floor(free / 1024 / 1024),
	} as const;
}

function answers(db: Db): boolean {
	return db.$client.prepare('SELECT 1 AS one').get() !== undefined;
}
