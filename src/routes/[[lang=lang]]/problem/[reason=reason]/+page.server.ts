import { error } from '@sveltejs/kit';
import { wayBack } from '$lib/server/auth/way-back';
import { turnedAwayStatus, type TurnedAwayReason } from '$lib/domain/people/door';

/** The page for requests that are turned away before they reach their route. */
export const load = ({ params, url }) => {
	const reason = params.reason as TurnedAwayReason;
	error(turnedAwayStatus[reason], {
		message: '',
		reason,
		from: wayBack(url.searchParams.get('from'), url.origin),
	});
};
