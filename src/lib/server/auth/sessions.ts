import { Lucia, TimeSpan } from 'lucia';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { sessionRest } from '../../domain/people/session.ts';
import type { Db } from '../db/database.ts';
import { sessionAdapter } from './adapter.ts';
import { newToken } from './tokens.ts';

// The only file that knows how sessions are kept. What the rest needs are the four functions below;
// the tests beside it hold whatever stands behind them.

/** Begins a session and answers its id, the one thing that lets its bearer in. It is kept nowhere. */
export async function createSession(db: Db, person: PersonId, now: number): Promise<string> {
	const { token: sessionId } = newToken();
	await luciaAt(db, now).createSession(person, {}, { sessionId });
	return sessionId;
}

/** Who bears this session id, or nobody: unknown, over, or shut out. */
export async function validateSession(db: Db, sessionId: string, now: number): Promise<Person | null> {
	const { user } = await luciaAt(db, now).validateSession(sessionId);
	return user?.person ?? null;
}

/** Ends this session. */
export async function revokeSession(db: Db, sessionId: string): Promise<void> {
	await luciaAt(db, 0).invalidateSession(sessionId);
}

/** Ends every session of this person. */
export async function revokeSessions(db: Db, person: PersonId): Promise<void> {
	await luciaAt(db, 0).invalidateUserSessions(person);
}

/**
 * Lucia, for one request and its clock. Lucia would let a session slide for ever; the adapter tells it the end
 * reckoned from the session's own times instead. Lucia renews once half of `sessionExpiresIn` has passed:
 * told nearly twice the rest, it notes the use of a session at most once a minute.
 */
function luciaAt(db: Db, now: number) {
	return new Lucia(sessionAdapter(db, now), {
		sessionExpiresIn: new TimeSpan(2 * (sessionRest - 60_000), 'ms'),
		getUserAttributes: ({ person }) => ({ person }),
	});
}

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaAt>;
		UserId: PersonId;
		DatabaseUserAttributes: { person: Person };
	}
}
