import { and, count, eq, isNull } from 'drizzle-orm';
import { id, type PersonId, type RoundId } from '../../domain/ids.ts';
import { givenPerRound, type Role } from '../../domain/people/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Tx } from '../db/database.ts';
import { oneTimeLinks, people, recoveryCodes, roleGrants, sessions } from '../db/tables/people.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { keepLink } from './links.ts';

/** A role, and the round it is for when it is given per round. */
export type Grant = { readonly role: Role; readonly roundId: RoundId | null };

/** Who does it, and when. */
export type By = { readonly by: string; readonly now: number };

export type PeopleRefusal = {
	readonly reason: 'already_there' | 'no_such_person' | 'role_needs_round' | 'role_has_no_round' | 'last_administrator';
};

/** Writes down a new person with a first role, and gives the link of the invitation. */
export async function invitePerson(
	db: Db,
	{ email, name, grant, tokenHash }: { email: string; name: string; grant: Grant; tokenHash: Buffer },
	{ by, now }: By,
): Promise<Result<PersonId, PeopleRefusal>> {
	return transact(db, (tx) => {
		const address = email.trim().toLowerCase();
		if (tx.select().from(people).where(eq(people.email, address)).get()) return refuse({ reason: 'already_there' });

		const personId = id<PersonId>(crypto.randomUUID());
		tx.insert(people).values({ id: personId, email: address, name, madeAt: now }).run();
		const granted = keepGrant(tx, personId, grant, { by, now });
		if (!granted.ok) return granted;
		keepLink(tx, { personId, purpose: 'invitation', tokenHash, by, now });
		return ok(personId);
	});
}

/** Gives a person a role. Who has it already keeps it. Ends the person's sessions: rights are read at the door. */
export async function grantRole(
	db: Db,
	personId: PersonId,
	grant: Grant,
	by: By,
): Promise<Result<null, PeopleRefusal>> {
	return transact(db, (tx) => {
		if (!isThere(tx, personId)) return refuse({ reason: 'no_such_person' });
		const granted = keepGrant(tx, personId, grant, by);
		if (granted.ok) tx.delete(sessions).where(eq(sessions.personId, personId)).run();
		return granted;
	});
}

/** Takes a role back. Refused when nobody would be left who can let people in. */
export async function withdrawRole(
	db: Db,
	personId: PersonId,
	grant: Grant,
	by: By,
): Promise<Result<null, PeopleRefusal>> {
	return transact(db, (tx) => {
		tx.delete(roleGrants).where(isGrant(personId, grant)).run();
		if (!hasAdministrator(tx)) return refuse({ reason: 'last_administrator' });
		tx.delete(sessions).where(eq(sessions.personId, personId)).run();
		const facts = { role: grant.role, round: grant.roundId };
		record(tx, { at: by.now, actor: by.by, action: 'withdraw_role', object: personId, facts });
		return ok(null);
	});
}

/** Shuts a person out, at once and everywhere. Refused for the last administrator. */
export async function shutOut(db: Db, personId: PersonId, { by, now }: By): Promise<Result<null, PeopleRefusal>> {
	return transact(db, (tx) => {
		tx.update(people).set({ disabledAt: now }).where(eq(people.id, personId)).run();
		if (!hasAdministrator(tx)) return refuse({ reason: 'last_administrator' });
		tx.delete(sessions).where(eq(sessions.personId, personId)).run();
		tx.delete(oneTimeLinks).where(eq(oneTimeLinks.personId, personId)).run();
		record(tx, { at: now, actor: by, action: 'shut_out', object: personId });
		return ok(null);
	});
}

/** Lets a person in again, with the roles and the password from before. */
export async function letIn(db: Db, personId: PersonId, { by, now }: By): Promise<void> {
	return transact(db, (tx) => {
		tx.update(people).set({ disabledAt: null }).where(eq(people.id, personId)).run();
		record(tx, { at: now, actor: by, action: 'let_in', object: personId });
	});
}

/** Takes a person's second factor away, for someone who has lost the phone; ends the sessions that it guarded. */
export async function dropSecondFactor(db: Db, personId: PersonId, { by, now }: By): Promise<void> {
	return transact(db, (tx) => {
		tx.update(people).set({ secondFactor: null }).where(eq(people.id, personId)).run();
		tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId)).run();
		tx.delete(sessions).where(eq(sessions.personId, personId)).run();
		record(tx, { at: now, actor: by, action: 'drop_second_factor', object: personId });
	});
}

function keepGrant(tx: Tx, personId: PersonId, grant: Grant, { by, now }: By): Result<null, PeopleRefusal> {
	const { role, roundId } = grant;
	if (givenPerRound(role) && !roundId) return refuse({ reason: 'role_needs_round' });
	if (!givenPerRound(role) && roundId) return refuse({ reason: 'role_has_no_round' });
	const given = tx.insert(roleGrants).values({ personId, role, roundId }).onConflictDoNothing().run();
	if (given.changes > 0) {
		record(tx, { at: now, actor: by, action: 'grant_role', object: personId, facts: { role, round: roundId } });
	}
	return ok(null);
}

/** Whether somebody is left who can let people in. */
function hasAdministrator(tx: Tx): boolean {
	const left = tx
		.select({ many: count() })
		.from(roleGrants)
		.innerJoin(people, eq(people.id, roleGrants.personId))
		.where(and(eq(roleGrants.role, 'administrator'), isNull(people.disabledAt)))
		.get();
	return (left?.many ?? 0) > 0;
}

function isGrant(personId: PersonId, { role, roundId }: Grant) {
	const sameRound = roundId ? eq(roleGrants.roundId, roundId) : isNull(roleGrants.roundId);
	return and(eq(roleGrants.personId, personId), eq(roleGrants.role, role), sameRound);
}

function isThere(tx: Tx, personId: PersonId): boolean {
	return tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).get() !== undefined;
}
