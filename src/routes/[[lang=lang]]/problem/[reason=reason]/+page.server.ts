import { error } from '@sveltejs/kit';
import { turnedAwayStatus, type TurnedAwayReason } from '$lib/domain/people/door';

/** The page for requests that are turned away before they reach their route. */
export const load = ({ params }) => {
	const reason = params.reason as TurnedAwayReason;
	error(turnedAwayStatus[reason], { message: '', reason });
};
