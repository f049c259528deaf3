import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Db } from './database.ts';

/**
 * Brings the database to the newest form. Foreign keys sleep meanwhile: a table that is rebuilt is dropped,
 * and a drop would take its children along.
 * @throws Error if a migration fails (nothing is changed) or leaves a row that refers to nothing.
 */
export function migrateDatabase(db: Db, folder: string): void {
	db.$client.exec(journal);
	db.$client.pragma('foreign_keys = OFF');
	try {
		migrate(db, { migrationsFolder: folder });
		const orphans = db.$client.pragma('foreign_key_check') as unknown[];
		if (orphans.length > 0) throw new Error(`a migration left orphans: ${JSON.stringify(orphans.slice(0, 5))}`);
	} finally {
		db.$client.pragma('foreign_keys = ON');
	}
}

/** The migrator's own list, made beforehand so that it is STRICT like every other table. */
const journal = `CREATE TABLE IF NOT EXISTS __drizzle_migrations (
	id integer PRIMARY KEY, hash text NOT NULL, created_at integer) STRICT`;
