import { ok, refuse, type Result } from '../result.ts';
import { runningStates, type PollState } from '../round/poll.ts';

/** What a desk counts by presses: cards that it gives to people, and people who vote with help. */
export const countedAtDesk = ['card', 'help'] as const;
export type CountedAtDesk = (typeof countedAtDesk)[number];

/** One more, or one taken back. */
export type Step = 1 | -1;

/** What decides about a press. */
export type DeskFacts = {
	readonly pollState: PollState;
	/** How many stand there already. */
	readonly pressed: number;
	/** Whether the sum of the cards of this desk has been typed: from then on that sum is the number. */
	readonly isCounted: boolean;
};

export type DeskRefusal = { readonly reason: 'not_open' | 'desk_has_counted' | 'nothing_to_take_back' };

/** Whether a desk may count one more, or take one back. Only while the poll runs; cards only until their sum was typed. */
export function mayPress(
	{ what, step }: { readonly what: CountedAtDesk; readonly step: Step },
	{ pollState, pressed, isCounted }: DeskFacts,
): Result<null, DeskRefusal> {
	if (!runningStates.some((state) => state === pollState)) return refuse({ reason: 'not_open' });
	if (what === 'card' && isCounted) return refuse({ reason: 'desk_has_counted' });
	return step === -1 && pressed === 0 ? refuse({ reason: 'nothing_to_take_back' }) : ok(null);
}

/** The cards of one desk: its presses, and the sum that was typed for it; null while nobody has. */
export type DeskCards = { readonly pressed: number; readonly typed: number | null };

/**
 * Cards given to people so far. One number for each desk: the sum that was typed, and until then its presses. It helps the
 * desks through the day; whether the result may be published is asked of typed sums alone (`checkCards`).
 */
export function givenSoFar(desks: readonly DeskCards[]): number {
	return desks.reduce((sum, { pressed, typed }) => sum + (typed ?? pressed), 0);
}
