import type { Adapter } from 'lucia';
import { sessionEnds, type SessionTimes } from '../../domain/people/session.ts';
import type { Db } from '../db/database.ts';
import { endSession, endSessionsOf, findSession, keepSession, listSessions, noteSession } from '../store/sessions.ts';
import { tokenHash } from './tokens.ts';

/**
 * Lucia's sessions on our tables. Lucia hands over raw ids; only their hashes are kept, so a stolen database
 * opens no door. Lucia compares ends with the machine's clock, so they are told in its time.
 */
export function sessionAdapter(db: Db, now: number): Adapter {
	const endOf = (times: SessionTimes) => new Date(Date.now() + sessionEnds(times) - now);

	return {
		async getSessionAndUser(sessionId) {
			const found = await findSession(db, tokenHash(sessionId));
			if (!found) return [null, null];
			const { session, person } = found;
			// the raw id goes back: what Lucia then updates or deletes is hashed again on its way in
			const kept = { id: sessionId, userId: session.personId, expiresAt: endOf(session), attributes: {} };
			return [kept, person ? { id: person.id, attributes: { person } } : null];
		},
		async getUserSessions(userId) {
			const kept = await listSessions(db, userId, now);
			return kept.map((session) => ({
				id: `hash:${session.idHash.toString('hex')}`,
				userId,
				expiresAt: endOf(session),
				attributes: {},
			}));
		},
		setSession: ({ id, userId }) => keepSession(db, { idHash: tokenHash(id), personId: userId, now }),
		updateSessionExpiration: (sessionId) => noteSession(db, tokenHash(sessionId), now),
		deleteSession: (sessionId) => endSession(db, tokenHash(sessionId)),
		deleteUserSessions: (userId) => endSessionsOf(db, userId),
		// those that are over are swept out whenever one begins
		deleteExpiredSessions: async () => {},
	};
}
