import { error } from '@sveltejs/kit';
import { isOpenToHelp } from '$lib/domain/idea/help';
import { listSounds, tellIdeas } from '$lib/server/store/idea-texts';
import { findIdea } from '$lib/server/store/idea-way';
import { listWithoutMoney } from '$lib/server/store/ideas';
import { findRoundAlone } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	const found = seen && (await findIdea(locals.db, seen.round.id, params.idea, locals.now));
	if (!found || found.idea.hidden) error(404);
	const reader = { language: locals.language, own: seen.round.language };
	const [told] = await tellIdeas(locals.db, [found.idea], reader);
	return {
		...found,
		idea: told ?? error(404),
		sound: (await listSounds(locals.db, [found.idea], locals.language)).get(found.idea.id),
		round: seen.round,
		withoutMoney: await listWithoutMoney(locals.db, seen.round.id, found.idea.id),
		mayHelp: isOpenToHelp(found.idea.stage),
		invented: seen.round.invented,
		helpPhone: seen.round.helpPhone,
	};
};
