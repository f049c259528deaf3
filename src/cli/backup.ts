import { chmodSync, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { copyDatabase } from '#lib/server/db/copy-database.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { isInside } from '#lib/server/env.ts';
import { command, environment, PlainError } from './prepare.ts';
import { describe, soundCopy } from './copies.ts';

// npm run backup -- FILE: a copy of everything but the keys, while the server serves. There as a whole or not at all.

await command(async () => {
	const { dataDir, keyDir } = environment();
	const given = process.argv[2];
	if (!given) throw new PlainError('Name the file of the backup: npm run backup -- FILE');
	const file = resolve(given);
	const database = join(dataDir, 'medbestem.db');
	if (!existsSync(database)) throw new PlainError(`There is no database in ${dataDir}: nothing to back up.`);
	if (!existsSync(dirname(file))) throw new PlainError(`The folder ${dirname(file)} is not there.`);
	if (file.startsWith(database)) throw new PlainError('The backup must not lie in the place of the database itself.');
	if (isInside(keyDir, file)) {
		throw new PlainError('The backup must not lie in KEY_DIR: whoever took that would have votes and keys together.');
	}

	const db = openDatabase(database);
	copyDatabase(db, file);
	db.$client.close();
	chmodSync(file, 0o600);
	const copy = soundCopy(file);
	console.log(`Backed up to ${file}: ${await describe(copy)}. The keys are not in it: keep ${keyDir} another way.`);
	copy.$client.close();
});
