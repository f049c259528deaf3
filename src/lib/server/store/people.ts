import { eq } from 'drizzle-orm';
import type { PersonId, RoundId } from '../../domain/ids.ts';
import type { Person, Role } from '../../domain/people/person.ts';
import type { Db, Tx } from '../db/database.ts';
import { people, roleGrants } from '../db/tables/people.ts';

export type Account = typeof people.$inferSelect;

/** A person as the door sees them: the account with all it needs to check who is there. */
export type AtTheDoor = { readonly account: Account; readonly person: Person };

/** The account of this address; it is looked up as it was written down, in lower case. */
export async function findByEmail(db: Db, email: string): Promise<AtTheDoor | undefined> {
	const account = db.select().from(people).where(eq(people.email, email.trim().toLowerCase())).get();
	return account && { account, person: personWithRoles(db, account) };
}

/** The account of this person. */
export async function findPerson(db: Db, id: PersonId): Promise<AtTheDoor | undefined> {
	const account = db.select().from(people).where(eq(people.id, id)).get();
	return account && { account, person: personWithRoles(db, account) };
}

/** A person with what they may do, in the whole place and in single rounds. */
export function personWithRoles(db: Db | Tx, { id, name }: Pick<Account, 'id' | 'name'>): Person {
	const grants = db.select().from(roleGrants).where(eq(roleGrants.personId, id)).all();
	const inRounds = new Map<RoundId, Role[]>();
	for (const { role, roundId } of grants) {
		if (roundId) inRounds.set(roundId, [...(inRounds.get(roundId) ?? []), role]);
	}
	return { id, name, roles: grants.filter(({ roundId }) => !roundId).map(({ role }) => role), inRounds };
}
