import type { Money } from '../money.ts';

/** Why a project was taken or left. */
export type Decision =
	| 'taken'
	/** It costs more than what is left. */
	| 'does_not_fit'
	/** The count stopped at an earlier project that did not fit. */
	| 'stopped'
	/** Its score is below the smallest score that the round asks for. */
	| 'below_threshold'
	/** A project that excludes it was taken. */
	| 'conflicts'
	/** Another has more votes, and there is one winner. */
	| 'outvoted'
	/** Its supporters have too little left between them. */
	| 'supporters_short'
	/** Its cost lies outside the price band of its track. */
	| 'outside_band';

/** What told equals apart. `lot` is a list drawn in public. */
export type TieBreak = 'cost' | 'score' | 'id' | 'lot';

/** So many voters paid this much each, in the smallest unit, rounded. */
export type Payment = { readonly voters: number; readonly amount: number };

/** One step of the count: enough to write it as a sentence and to draw the money left. */
export type Step = {
	readonly project: string;
	/** Votes or points, all of them. */
	readonly support: number;
	readonly cost: Money;
	/** The money left before and after this step. */
	readonly before: Money;
	readonly left: Money;
	readonly decision: Decision;
	/** Equals among which it was chosen, and what decided. */
	readonly tie?: { readonly between: readonly string[]; readonly by: TieBreak };
	/** Equal shares: what one point of weight paid, in the smallest unit; the nearest double. */
	readonly rate?: number;
	/** Equal shares: who paid how much for it, the many first; for a project left over, what its supporters still had. */
	readonly paid?: readonly Payment[];
	/** Equal shares: it was taken by score with what was left afterwards. */
	readonly completion?: true;
};

/** A tie that decides and that nobody has broken: a lot must be drawn between these. */
export type OpenTie = {
	readonly between: readonly string[];
	/** How many winners the count had taken when it met the tie. */
	readonly after: number;
	/** Equal shares: what each voter had when it met the tie, as an exact fraction of smallest units. */
	readonly share?: string;
};

/** How equal shares ended: the share with which each voter began, and why it was not raised further. */
export type Completion = {
	readonly share: string;
	readonly increases: number;
	readonly stop: 'exhausted' | 'overspent' | 'all_bought' | 'not_raised';
};

/** The outcome of a count. With an open tie the winners are those settled before it. */
export type Allocation = {
	/** In the order in which the rule took them. */
	readonly winners: readonly string[];
	readonly cost: Money;
	readonly left: Money;
	readonly steps: readonly Step[];
	readonly tie?: OpenTie;
	readonly completion?: Completion;
};

/** Why a count cannot be made at all. */
export type CountRefusal =
	| { readonly reason: 'too_many_increases'; readonly most: number }
	| { readonly reason: 'unknown_setting'; readonly setting: string; readonly value: string };
