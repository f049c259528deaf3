import { isTurnedAwayReason } from '$lib/domain/people/door';

export const match = isTurnedAwayReason;
