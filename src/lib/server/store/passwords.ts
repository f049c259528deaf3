import { eq } from 'drizzle-orm';
import type { PersonId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import { oneTimeLinks, people, sessions } from '../db/tables/people.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';

/** Keeps a new password; the sessions and links of the person end with the old one. */
export async function keepPassword(db: Db, personId: PersonId, passwordHash: string, now: number) {
	return transact(db, (tx) => {
		tx.update(people).set({ passwordHash }).where(eq(people.id, personId)).run();
		tx.delete(oneTimeLinks).where(eq(oneTimeLinks.personId, personId)).run();
		tx.delete(sessions).where(eq(sessions.personId, personId)).run();
		record(tx, { at: now, actor: personId, action: 'set_password', object: personId });
		return ok(null);
	});
}
