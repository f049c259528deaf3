import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { eveningPrompts, eveningSteps, type RunChange } from '$lib/domain/meeting/run-sheet';
import { acting, type Acting } from '$lib/server/act';
import { findRun, runEvening } from '$lib/server/store/evening-runs';
import { findMeeting } from '$lib/server/store/meetings';
import { findRoundAlone } from '$lib/server/store/rounds';

const Step = v.strictObject({ to: v.picklist(eveningSteps) });
const Clock = v.strictObject({ clock: v.picklist(['stop', 'start', 'longer']) });
const Show = v.strictObject({ show: v.picklist(['clock', 'piles', 'next']) });
const Prompt = v.strictObject({ prompt: v.picklist(eveningPrompts) });

export const load = async ({ locals, params }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	const found = seen && (await findMeeting(locals.db, seen.round.id, params.meeting));
	if (!found) error(404);
	const { slug, title, startsAt, endedAt } = found.meeting;
	return {
		round: seen.round,
		meeting: { slug, title, startsAt, isOver: endedAt !== null },
		notes: found.noteCount,
		run: await findRun(locals.db, found.meeting.id),
		invented: seen.round.invented,
		now: locals.now,
	};
};

const change = (change: RunChange, { locals, params, roundId, by, now }: Acting) =>
	runEvening(locals.db, { roundId, meeting: params['meeting'] ?? '', change }, { by, now });

const stay = (_done: unknown, { url }: { readonly url: URL }) => url.pathname;

export const actions = {
	step: acting('step', Step, change, stay),
	clock: acting('clock', Clock, change, stay),
	show: acting('show', Show, change, stay),
	prompt: acting('prompt', Prompt, change, stay),
};
