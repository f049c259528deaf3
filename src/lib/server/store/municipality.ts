import type { Db, Tx } from '../db/database.ts';
import { municipality } from '../db/tables/municipality.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import type { By } from './manage-people.ts';

export type Municipality = typeof municipality.$inferSelect;

/** The municipality of this installation; undefined before the first start has named it. */
export async function findMunicipality(db: Db): Promise<Municipality | undefined> {
	return db.select().from(municipality).get();
}

/** Names the municipality at the first start. A later start changes nothing. */
export function foundMunicipality(tx: Tx, named: typeof municipality.$inferInsert): void {
	tx.insert(municipality).values(named).onConflictDoNothing().run();
}

/** What an installation says about its municipality. */
export type PlaceDetails = Pick<
	Municipality,
	'name' | 'domain' | 'phone' | 'email' | 'accessibilityPhone' | 'accessibilityEmail'
>;

/** Writes down, or changes, what the municipality is called and whom to reach. */
export async function describeMunicipality(db: Db, details: PlaceDetails, { by, now }: By): Promise<void> {
	return transact(db, (tx) => {
		tx.insert(municipality)
			.values({ id: 1, ...details, firstStartedAt: now })
			.onConflictDoUpdate({ target: municipality.id, set: details })
			.run();
		record(tx, { at: now, actor: by, action: 'change_place', object: 'municipality' });
	});
}
