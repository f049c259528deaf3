import type { Db, Tx } from '../db/database.ts';
import { municipality } from '../db/tables/municipality.ts';

export type Municipality = typeof municipality.$inferSelect;

/** The municipality of this installation; undefined before the first start has named it. */
export async function findMunicipality(db: Db): Promise<Municipality | undefined> {
	return db.select().from(municipality).get();
}

/** Names the municipality at the first start. A later start changes nothing. */
export function foundMunicipality(tx: Tx, named: typeof municipality.$inferInsert): void {
	tx.insert(municipality).values(named).onConflictDoNothing().run();
}
