import { error } from '@sveltejs/kit';
import { isBeingToldIn } from '$lib/domain/idea/told';
import { trackIn } from '$lib/domain/round/track-name';
import { tellIdeas } from '$lib/server/store/idea-texts';
import { findRound } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const reader = { language: locals.language, own: seen.round.language };
	return {
		...seen,
		ideas: await tellIdeas(locals.db, seen.ideas, reader),
		tracks: seen.tracks.map((track) => trackIn(track, reader)),
		now: locals.now,
		mayTell: isBeingToldIn(seen.phase),
		invented: seen.round.invented,
		helpPhone: seen.round.helpPhone,
	};
};
