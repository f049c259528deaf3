import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

export type Db = BetterSQLite3Database & { readonly $client: Database.Database };

/** What a store function works on: the inside of one transaction. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** What only looks: the database itself, or a transaction under way. */
export type Reader = Pick<Db, 'select' | 'selectDistinct'>;

/** `synchronous` as SQLite counts it: 2 is FULL, the only one that keeps a ballot through a power cut. */
const full = 2;

/**
 * Opens the one file that holds everything; from bytes, a copy of it in memory.
 * @throws Error if the file cannot be opened, or SQLite will not promise to write through to the disk.
 */
export function openDatabase(path: string | Buffer): Db {
	const client = new Database(path);
	client.pragma('journal_mode = WAL');
	client.pragma('busy_timeout = 5000');
	client.pragma('foreign_keys = ON');
	client.pragma('secure_delete = ON');
	client.pragma('trusted_schema = OFF');
	client.pragma('cell_size_check = ON');
	client.pragma('mmap_size = 0');
	client.pragma('temp_store = MEMORY');
	// better-sqlite3 is built with NORMAL for WAL, which takes effect at the first read: read first, then set.
	client.prepare('SELECT count(*) FROM sqlite_schema').get();
	client.pragma(`synchronous = ${full}`);

	const db = drizzle(client);
	assertFullSync(db);
	return db;
}

/** @throws Error if a commit would be answered before it is on the disk. */
export function assertFullSync(db: Db): void {
	const level = synchronousOf(db);
	if (level !== full) throw new Error(`synchronous is ${level}, not FULL`);
}

/** How hard SQLite writes through: 0 off, 1 normal, 2 full. */
export function synchronousOf(db: Db): number {
	return Number(db.$client.pragma('synchronous', { simple: true }));
}

/** Whether another process has this database open. */
export function isInUse(path: string): boolean {
	const client = new Database(path, { timeout: 0 });
	try {
		client.pragma('locking_mode = EXCLUSIVE');
		client.exec('BEGIN EXCLUSIVE; COMMIT');
		return false;
	} catch (fault) {
		return fault instanceof Database.SqliteError && fault.code.startsWith('SQLITE_BUSY');
	} finally {
		client.close();
	}
}
