import type { Db, Reader, Tx } from './database.ts';

/** The database that a transaction belongs to: there is one connection, so what it has prepared serves inside too. */
const homes = new WeakMap<object, Db>();

/** Notes whose transaction this is. */
export function rememberHome(tx: Tx, db: Db): void {
	homes.set(tx, db);
}

/** Whose transaction this is; a database is its own. */
export function homeOf(reader: Reader): Db {
	return homes.get(reader) ?? (reader as Db);
}

/**
 * A query that every vote asks, built once for each database: building one takes longer than asking it.
 * Asked of a transaction it sees what the transaction has done.
 */
export function prepared<Query>(build: (db: Db) => Query): (reader: Reader) => Query {
	const known = new WeakMap<Db, Query>();
	return (reader) => {
		const db = homeOf(reader);
		const query = known.get(db) ?? build(db);
		known.set(db, query);
		return query;
	};
}
