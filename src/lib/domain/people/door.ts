/** Why a request is turned away before it reaches its page, with its HTTP status. */
export const turnedAwayStatus = {
	sign_in: 401,
	no_device: 401,
	not_yours: 403,
	wrong_place: 403,
	wrong_method: 405,
	unmeasured: 411,
	too_large: 413,
	unreadable: 415,
} as const;

export type TurnedAwayReason = keyof typeof turnedAwayStatus;

/** Whether `text` names a reason to turn a request away. */
export function isTurnedAwayReason(text: string): text is TurnedAwayReason {
	return Object.hasOwn(turnedAwayStatus, text);
}
