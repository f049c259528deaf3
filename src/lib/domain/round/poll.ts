import { ok, refuse, type Result } from '../result.ts';

/** Where the vote of a round stands. Two people move it; the clock alone never does. */
export const pollStates = ['draft', 'ready', 'open', 'closed', 'opened', 'published', 'final', 'incident'] as const;
export type PollState = (typeof pollStates)[number];

/** What can happen to a vote. */
export const pollEvents = [
	'freeze',
	'correct',
	'open',
	'extend',
	'report_incident',
	'resume',
	'close',
	'open_box',
	'draw_lot',
	'publish',
	'finalise',
] as const;
export type PollEvent = (typeof pollEvents)[number];

export type PollRefusal = { readonly reason: 'not_now'; readonly state: PollState; readonly event: PollEvent };

/**
 * The life of a vote as one table: what is not in it cannot happen.
 *
 * A frozen ballot (`ready`) is changed by `correct` alone, which leads back to `draft`; a misprint found while
 * the poll is open is corrected in place, as a new version (F7). After `final` nothing happens: the keys are gone.
 */
const table: Record<PollState, Partial<Record<PollEvent, PollState>>> = {
	draft: { freeze: 'ready' },
	ready: { correct: 'draft', open: 'open' },
	open: { correct: 'open', extend: 'open', close: 'closed', report_incident: 'incident' },
	incident: { resume: 'open', close: 'closed' },
	closed: { open_box: 'opened' },
	opened: { draw_lot: 'opened', publish: 'published' },
	published: { finalise: 'final' },
	final: {},
};

/** The state after `event`, or refused: `not_now` when the table does not hold the step. */
export function afterPollEvent(state: PollState, event: PollEvent): Result<PollState, PollRefusal> {
	const next = table[state][event];
	return next ? ok(next) : refuse({ reason: 'not_now', state, event });
}
