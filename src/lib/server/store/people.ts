import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { PersonId, RoundId } from '../../domain/ids.ts';
import type { Person, Role } from '../../domain/people/person.ts';
import type { Db, Tx } from '../db/database.ts';
import { people, roleGrants } from '../db/tables/people.ts';
import { rounds } from '../db/tables/rounds.ts';

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

/** Where those who answer the questions of a round are reached; who is shut out or has never signed in is not among them. */
export async function listOfficers(db: Db, round: RoundId): Promise<string[]> {
	const answers = and(eq(roleGrants.role, 'officer'), eq(roleGrants.roundId, round));
	const found = db
		.select({ email: people.email })
		.from(people)
		.innerJoin(roleGrants, eq(roleGrants.personId, people.id))
		.where(and(answers, isNull(people.disabledAt), isNotNull(people.passwordHash)))
		.all();
	return found.map(({ email }) => email);
}

/** A person in the list of those who let people in. */
export type Listed = {
	readonly account: Pick<Account, 'id' | 'name' | 'email' | 'disabledAt' | 'isDemo'>;
	readonly hasPassword: boolean;
	readonly hasSecondFactor: boolean;
	readonly grants: readonly { readonly role: Role; readonly roundId: RoundId | null; readonly round: string | null }[];
};

/** Everybody, in the order of their names. */
export async function listPeople(db: Db): Promise<Listed[]> {
	const accounts = db.select().from(people).orderBy(asc(people.name)).all();
	return accounts.map((account) => listed(db, account));
}

/** One person as the list shows them. */
export async function findListed(db: Db, id: PersonId): Promise<Listed | undefined> {
	const account = db.select().from(people).where(eq(people.id, id)).get();
	return account && listed(db, account);
}

function listed(db: Db, { passwordHash, secondFactor, ...account }: Account): Listed {
	const { id, name, email, disabledAt, isDemo } = account;
	const grants = db
		.select({ role: roleGrants.role, roundId: roleGrants.roundId, round: rounds.name })
		.from(roleGrants)
		.leftJoin(rounds, eq(rounds.id, roleGrants.roundId))
		.where(eq(roleGrants.personId, id))
		.orderBy(asc(roleGrants.role), asc(rounds.name))
		.all();
	const hasPassword = passwordHash !== null;
	return {
		account: { id, name, email, disabledAt, isDemo },
		hasPassword,
		hasSecondFactor: secondFactor !== null,
		grants,
	};
}
