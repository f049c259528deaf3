import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { isBeingWorkedOn } from '$lib/domain/idea/life';
import { acting } from '$lib/server/act';
import { listIdeasForWork } from '$lib/server/store/idea-work';
import { showIdea } from '$lib/server/store/maturing';
import { findRoundAlone } from '$lib/server/store/rounds';

const Shown = v.strictObject({ idea: v.string(), hidden: v.picklist(['yes', 'no']) });

export const load = async ({ locals, params, url }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const ideas = await listIdeasForWork(locals.db, seen.round.id, locals.now);
	return {
		round: seen.round,
		told: ideas.filter(({ hidden }) => hidden),
		ideas: ideas.filter(({ hidden }) => !hidden).map((idea) => ({ ...idea, isWorkedOn: isBeingWorkedOn(idea.stage) })),
		saved: url.searchParams.has('saved'),
		invented: seen.round.invented,
	};
};

export const actions = {
	show: acting('show', Shown, async ({ idea, hidden }, { locals, roundId, by, now }) =>
		showIdea(locals.db, { roundId, slug: idea, hidden: hidden === 'yes' }, { by, now }),
	),
};
