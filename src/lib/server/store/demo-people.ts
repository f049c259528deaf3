import { and, eq, isNull } from 'drizzle-orm';
import type { PersonId } from '../../domain/ids.ts';
import type { Db, Tx } from '../db/database.ts';
import { people, roleGrants, sessions } from '../db/tables/people.ts';
import { rounds } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import type { DemoPerson } from '../fixtures/people.ts';

/** Lets the demo's people in, with this password; those who are there already stay as they are. */
export async function admitDemoPeople(
	db: Db,
	demo: readonly DemoPerson[],
	passwordHash: string,
	now: number,
): Promise<void> {
	return transact(db, (tx) => {
		for (const { id, email, name, role, rounds: inRounds } of demo) {
			const admitted = { id, email, name, passwordHash, madeAt: now, isDemo: true };
			tx.insert(people).values(admitted).onConflictDoNothing().run();
			for (const roundId of inRounds.length > 0 ? inRounds.filter((round) => isThere(tx, round)) : [null]) {
				tx.insert(roleGrants).values({ personId: id, role, roundId }).onConflictDoNothing().run();
			}
		}
	});
}

/** Shuts the demo's people out for good: their password is known to everybody. */
export async function dismissDemoPeople(db: Db, now: number): Promise<void> {
	return transact(db, (tx) => {
		const dismissed = tx
			.update(people)
			.set({ disabledAt: now, passwordHash: null })
			.where(mayEnter)
			.returning({ id: people.id })
			.all();
		for (const { id } of dismissed) {
			tx.delete(sessions).where(eq(sessions.personId, id)).run();
		}
	});
}

/** Everybody of the demo who can be signed in as with one press, with the names of their rounds. */
export async function listDemoPeople(db: Db) {
	const grants = db
		.select({ id: people.id, name: people.name, role: roleGrants.role, round: rounds.name })
		.from(people)
		.innerJoin(roleGrants, eq(roleGrants.personId, people.id))
		.leftJoin(rounds, eq(rounds.id, roleGrants.roundId))
		.where(mayEnter)
		.orderBy(people.email, rounds.name)
		.all();
	const each = new Map(grants.map(({ id, name, role }) => [id, { id, name, role, rounds: [] as string[] }]));
	for (const { id, round } of grants) if (round !== null) each.get(id)?.rounds.push(round);
	return [...each.values()];
}

/** One of the demo's people, who is let in without a password. */
export async function findDemoPerson(db: Db, id: PersonId) {
	return db
		.select({ id: people.id })
		.from(people)
		.where(and(eq(people.id, id), mayEnter))
		.get();
}

const mayEnter = and(eq(people.isDemo, true), isNull(people.disabledAt));

function isThere(tx: Tx, round: DemoPerson['rounds'][number]): boolean {
	return tx.select({ id: rounds.id }).from(rounds).where(eq(rounds.id, round)).get() !== undefined;
}
