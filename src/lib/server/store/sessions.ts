import { and, eq, lte } from 'drizzle-orm';
import { sessionEnds, sessionLife, type SessionTimes } from '../../domain/people/session.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Db } from '../db/database.ts';
import { people, sessions } from '../db/tables/people.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import { personWithRoles } from './people.ts';

const minute = 60_000;

export type KeptSession = typeof sessions.$inferSelect;

/** Keeps a new session, by the hash of its id, and sweeps out those that are over. */
export async function keepSession(db: Db, session: { idHash: Buffer; personId: PersonId; now: number }): Promise<void> {
	const { idHash, personId, now } = session;
	return transact(db, (tx) => {
		tx.delete(sessions)
			.where(lte(sessions.beganAt, now - sessionLife))
			.run();
		tx.insert(sessions).values({ idHash, personId, beganAt: now, seenAt: now }).run();
		record(tx, { at: now, actor: personId, action: 'sign_in', object: personId });
	});
}

/** The session of this hash and who it belongs to; nobody when the person has been shut out. */
export async function findSession(
	db: Db,
	idHash: Buffer,
): Promise<{ session: KeptSession; person: Person | undefined } | undefined> {
	const found = db
		.select()
		.from(sessions)
		.innerJoin(people, eq(people.id, sessions.personId))
		.where(eq(sessions.idHash, idHash))
		.get();
	if (!found) return undefined;
	const person = found.people.disabledAt === null ? personWithRoles(db, found.people) : undefined;
	return { session: found.sessions, person };
}

/** The sessions of a person that still run, the newest first. */
export async function listSessions(db: Db, personId: PersonId, now: number): Promise<KeptSession[]> {
	const kept = db.select().from(sessions).where(eq(sessions.personId, personId)).all();
	const runs = (times: SessionTimes) => sessionEnds(times) > now;
	return kept.filter(runs).sort((one, other) => other.seenAt - one.seenAt);
}

/** Notes that a session is in use, at most once a minute. */
export async function noteSession(db: Db, idHash: Buffer, now: number): Promise<void> {
	return transact(db, (tx) => {
		tx.update(sessions)
			.set({ seenAt: now })
			.where(and(eq(sessions.idHash, idHash), lte(sessions.seenAt, now - minute)))
			.run();
	});
}

/** Ends one session. */
export async function endSession(db: Db, idHash: Buffer): Promise<void> {
	return transact(db, (tx) => {
		tx.delete(sessions).where(eq(sessions.idHash, idHash)).run();
	});
}

/** Ends every session of a person. */
export async function endSessionsOf(db: Db, personId: PersonId): Promise<void> {
	return transact(db, (tx) => {
		tx.delete(sessions).where(eq(sessions.personId, personId)).run();
	});
}

/** Ends one session of this person; another person's is left alone. */
export async function endSessionOf(db: Db, personId: PersonId, idHash: Buffer): Promise<void> {
	return transact(db, (tx) => {
		tx.delete(sessions)
			.where(and(eq(sessions.personId, personId), eq(sessions.idHash, idHash)))
			.run();
	});
}
