import { error } from '@sveltejs/kit';
import { openJson } from '$lib/server/open-data/answer';
import { ideaJson } from '$lib/server/open-data/idea-json';
import { listOpenIdeas } from '$lib/server/store/ideas';
import { findRoundAlone } from '$lib/server/store/rounds';

/** Every idea of a round that anybody may see. */
export const GET = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { slug } = seen.round;
	const ideas = await listOpenIdeas(locals.db, seen.round.id);
	return openJson({ round: slug, ideas: ideas.map((idea) => ideaJson(idea, slug)) }, { isFinal: false });
};
