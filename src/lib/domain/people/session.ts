const minute = 60_000;

/** How long a session may last, however busy: a working day. In milliseconds. */
export const sessionLife = 12 * 60 * minute;

/** How long a session may lie unused, in milliseconds. */
export const sessionRest = 30 * minute;

/** When a session began and was last used, in milliseconds since 1970. */
export type SessionTimes = { readonly beganAt: number; readonly seenAt: number };

/** When a session is over if nothing more happens: after its rest, and never later than its life. */
export function sessionEnds({ beganAt, seenAt }: SessionTimes): number {
	return Math.min(beganAt + sessionLife, seenAt + sessionRest);
}
