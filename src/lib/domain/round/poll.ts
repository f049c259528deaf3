import { ok, refuse, type Result } from '../result.ts';

/** Where the vote of a round stands. Two people move it; the clock alone never does. */
export const pollStates = ['draft', 'ready', 'open', 'closed', 'opened', 'published', 'final', 'incident'] as const;
export type PollState = (typeof pollStates)[number];

/** A poll takes votes, or stands still and will again. */
export const runningStates = ['open', 'incident'] as const satisfies readonly PollState[];

/** The result has been published; it stays so. */
export const publicStates = ['published', 'final'] as const satisfies readonly PollState[];

/** Whether the result has been published, by the two people who do that. Before its time it is not shown even so. */
export const isPublicState = (state: PollState): boolean => publicStates.some((one) => one === state);

/** Whether nobody votes any more: the time to count, to announce and to tell. */
export const isPollOver = (state: PollState): boolean => ['closed', 'opened', ...publicStates].includes(state);

/** Whether cards may be taken out of use or swapped: until the poll is closed, and with it the log that tells of them. */
export const mayChangeCards = (state: PollState): boolean => ['draft', 'ready', ...runningStates].includes(state);

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
 * the poll is open is corrected in place, as a new version (F7). A lot is drawn when the count has met a tie
 * (`opened`), or, where the rules say so, before anything is counted (`closed`). After `final` nothing happens:
 * the keys are gone.
 */
const table: Record<PollState, Partial<Record<PollEvent, PollState>>> = {
	draft: { freeze: 'ready' },
	ready: { correct: 'draft', open: 'open' },
	open: { correct: 'open', extend: 'open', close: 'closed', report_incident: 'incident' },
	incident: { resume: 'open', close: 'closed' },
	closed: { draw_lot: 'closed', open_box: 'opened' },
	opened: { draw_lot: 'opened', publish: 'published' },
	published: { finalise: 'final' },
	final: {},
};

/** The state after `event`, or refused: `not_now` when the table does not hold the step. */
export function afterPollEvent(state: PollState, event: PollEvent): Result<PollState, PollRefusal> {
	const next = table[state][event];
	return next ? ok(next) : refuse({ reason: 'not_now', state, event });
}

/** What decides whether an open poll may be closed. Times are milliseconds since 1970. */
export type ClosingFacts = {
	readonly closesAt: number | null;
	readonly graceUntil: number | null;
	/** Cards of those who stand in line and have not voted yet. */
	readonly waitingInLine: number;
};

export type ClosingRefusal =
	| { readonly reason: 'before_closing_time'; readonly closesAt: number }
	| { readonly reason: 'people_in_line'; readonly waiting: number; readonly until: number };

/** Whether two people may close the poll at `now`: never before its time, and not while people in line may still vote. */
export function mayClose(
	{ closesAt, graceUntil, waitingInLine }: ClosingFacts,
	now: number,
): Result<null, ClosingRefusal> {
	if (closesAt !== null && now < closesAt) return refuse({ reason: 'before_closing_time', closesAt });
	if (waitingInLine > 0 && graceUntil !== null && now < graceUntil) {
		return refuse({ reason: 'people_in_line', waiting: waitingInLine, until: graceUntil });
	}
	return ok(null);
}

/** How long those in line at closing time have to vote when the round says nothing else, in milliseconds. */
export const IN_LINE_TIME = 30 * 60_000;

const DAY = 24 * 60 * 60_000;

/** When the time for complaints is over, counted from publication. */
export function complaintsUntil(publishedAt: number, complaintDays: number): number {
	return publishedAt + complaintDays * DAY;
}

export type FinalRefusal = { readonly reason: 'complaints_open'; readonly until: number };

/** Whether two people may destroy keys and sealed ballots at `now`: only after the time for complaints. */
export function mayFinalise(
	{ publishedAt, complaintDays }: { readonly publishedAt: number; readonly complaintDays: number },
	now: number,
): Result<null, FinalRefusal> {
	const until = complaintsUntil(publishedAt, complaintDays);
	return now < until ? refuse({ reason: 'complaints_open', until }) : ok(null);
}
