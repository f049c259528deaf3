import { error } from '@sveltejs/kit';
import { findRound } from '$lib/server/store/rounds';
import { listSpoken } from '$lib/server/store/spoken';
import { kioskPlace } from '$lib/server/vote/kiosk';

export const load = async ({ cookies, locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen || seen.places.length === 0) error(404);
	const { id, slug, name, pollState, invented, helpPhone } = seen.round;
	const spoken = await listSpoken(locals.db, id);
	// at a voting screen: the place where it stands
	const screen = seen.places.find((place) => place.id === kioskPlace({ cookies }));
	const places = screen ? [screen] : seen.places;
	return {
		...{ slug, name, invented, helpPhone },
		now: locals.now,
		screen: screen?.id,
		hasBallot: pollState !== 'draft',
		places: places.map((place) => ({ ...place, spoken: spoken.filter(({ placeId }) => placeId === place.id) })),
	};
};
