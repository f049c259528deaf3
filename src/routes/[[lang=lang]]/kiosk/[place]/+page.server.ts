import { error } from '@sveltejs/kit';
import { hasPlace } from '$lib/server/store/ballot-papers';
import { show, takePass } from '$lib/server/vote/carry';
import { becomeKiosk } from '$lib/server/vote/kiosk';

// A device in the hall opens this once, and comes back here after each voter: whatever the last one left is gone.
export const load = async (event) => {
	if (!(await hasPlace(event.locals.db, event.params.place))) error(404);
	becomeKiosk(event, event.params.place);
	takePass(event);
	show(event, 'code');
};
