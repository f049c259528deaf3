import { error } from '@sveltejs/kit';
import { findRoundOfPlace } from '$lib/server/store/places';
import { show, takePass } from '$lib/server/vote/carry';
import { becomeKiosk } from '$lib/server/vote/kiosk';

// A device in the hall opens this once, and comes back here after each voter: whatever the last one left is gone.
export const load = async (event) => {
	if (!(await findRoundOfPlace(event.locals.db, event.params.place))) error(404);
	becomeKiosk(event, event.params.place);
	takePass(event);
	show(event, 'code');
};
