import { openDatabase, type Db } from './database.ts';
import { migrateDatabase } from './migrate.ts';

let empty: Buffer | undefined;

/** A database in memory with all tables and no rows: migrated once a worker, copied for each test. */
export function emptyDatabase(): Db {
	if (empty) return openDatabase(empty);
	const db = openDatabase(':memory:');
	migrateDatabase(db, 'drizzle');
	empty = db.$client.serialize();
	return db;
}
