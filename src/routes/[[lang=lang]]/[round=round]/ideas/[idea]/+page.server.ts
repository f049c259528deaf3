import { error } from '@sveltejs/kit';
import { isOpenToHelp } from '$lib/domain/idea/help';
import { findIdea } from '$lib/server/store/idea-way';
import { findRound } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	const found = seen && (await findIdea(locals.db, seen.round.id, params.idea, locals.now));
	if (!found || found.idea.hidden) error(404);
	return {
		round: seen.round,
		withoutMoney: seen.ideas.filter(({ stage, id }) => stage === 'realised_without_money' && id !== found.idea.id),
		mayHelp: isOpenToHelp(found.idea.stage),
		invented: seen.round.invented,
		helpPhone: seen.round.helpPhone,
		...found,
	};
};
