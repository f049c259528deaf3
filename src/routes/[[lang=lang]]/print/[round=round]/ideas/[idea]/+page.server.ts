import { error } from '@sveltejs/kit';
import { findIdea } from '$lib/server/store/idea-way';
import { findRoundAlone } from '$lib/server/store/rounds';

export const load = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	const found = seen && (await findIdea(locals.db, seen.round.id, params.idea, locals.now));
	if (!found) error(404);
	const { idea, sheet, authors, nextStep } = found;
	return { round: seen.round, idea, sheet, authors, nextStep, invented: seen.round.invented };
};
