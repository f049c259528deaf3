import { error } from '@sveltejs/kit';
import { isRipeness } from '$lib/domain/idea/stage';
import { isBeingToldIn } from '$lib/domain/idea/told';
import { tellIdeas } from '$lib/server/store/idea-texts';
import { listIdeas } from '$lib/server/store/ideas';
import { findRoundAlone } from '$lib/server/store/rounds';

export const load = async ({ locals, params, url }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const wish = wishIn(url.searchParams);
	const found = await listIdeas(locals.db, seen.round.id, wish, locals.now);
	const reader = { language: locals.language, own: seen.round.language };
	return {
		...found,
		ideas: await tellIdeas(locals.db, found.ideas, reader),
		round: seen.round,
		mayTell: isBeingToldIn(seen.phase),
		wish,
		invented: seen.round.invented,
		helpPhone: seen.round.helpPhone,
	};
};

/** What a visitor asks for, as it stands in the address. What is not understood is not asked. */
function wishIn(asked: URLSearchParams) {
	const stage = asked.get('stage') ?? '';
	const page = Number(asked.get('page') ?? 1);
	return {
		search: (asked.get('q') ?? '').slice(0, 100),
		ripeness: isRipeness(stage) ? stage : null,
		meeting: asked.get('meeting') || null,
		since: asked.get('since') || null,
		page: Number.isInteger(page) && page > 0 ? page : 1,
	};
}
