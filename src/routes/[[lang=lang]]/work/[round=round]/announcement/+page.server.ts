import { error } from '@sveltejs/kit';
import { composeDeck, slideAt, type Shown } from '$lib/domain/announcement/deck';
import { findAnnouncement } from '$lib/server/store/announcements';

export const load = async ({ locals, params, url }) => {
	const found = await findAnnouncement(locals.db, params.round, locals.now);
	if (!found) error(404);
	const { round, facts, meeting } = found;
	const shown: Shown = url.searchParams.get('only') === 'winners' ? 'winners' : 'all';
	const deck = facts ? composeDeck(facts, shown) : [];
	const at = slideAt(deck, url.searchParams.get('slide'));
	const results = `${locals.env.origin}/${params.round}/results`;
	// one slide, never the deck: what comes later is told later
	return { round, meeting, shown, slide: deck[at - 1], at, of: deck.length, results, now: locals.now };
};
