import type { PollState } from './poll.ts';

/** What a resident meets when the round's page is opened; derived from facts and the clock, never stored. */
export const phases = ['planned', 'ideas', 'maturing', 'ballot', 'voting', 'counting', 'result', 'done'] as const;
export type Phase = (typeof phases)[number];

/** The facts that decide a phase. Times are milliseconds since 1970; a missing one has not been set. */
export type PhaseFacts = {
	readonly pollState: PollState;
	/** From when ideas are told: the first meeting, or the day the round opens for them. */
	readonly ideasFrom: number | null;
	/** Until when new ideas are taken in. After it they mature. */
	readonly ideasUntil: number | null;
	readonly opensAt: number | null;
	readonly closesAt: number | null;
	/** When the last winner was opened, and the course is over. */
	readonly doneAt: number | null;
};

/** The phase of a round at `now`. The one place where facts and the clock become a phase. */
export function phaseAt(facts: PhaseFacts, now: number): Phase {
	switch (facts.pollState) {
		case 'draft':
			return whileDraft(facts, now);
		case 'ready':
			return 'ballot';
		case 'open':
		case 'incident':
			return whileOpen(facts, now);
		case 'closed':
		case 'opened':
			return 'counting';
		case 'published':
		case 'final':
			return reached(facts.doneAt, now) ? 'done' : 'result';
	}
}

function whileDraft({ ideasFrom, ideasUntil }: PhaseFacts, now: number): Phase {
	if (!reached(ideasFrom, now)) return 'planned';
	return reached(ideasUntil, now) ? 'maturing' : 'ideas';
}

/** An open poll takes votes between its hours only; after them it is as good as closed until two people close it. */
function whileOpen({ opensAt, closesAt }: PhaseFacts, now: number): Phase {
	if (!reached(opensAt, now)) return 'ballot';
	return reached(closesAt, now) ? 'counting' : 'voting';
}

const reached = (at: number | null, now: number) => at !== null && now >= at;
