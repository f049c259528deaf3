import type { Completion, Decision, TieBreak } from '../counting/allocation.ts';
import type { Weights } from '../counting/profile.ts';
import type { RuleChoice } from '../counting/rules.ts';
import type { Content } from '../counting/what-if.ts';
import type { Money } from '../money.ts';
import type { TieRule } from '../round/round.ts';
import type { SmallestShare } from './smallest-share.ts';

/** How equals are told apart. A round that was brought in is counted as cities do: cheapest, most marks, first by id. */
export type TiesBy = TieRule | 'cost_score_id';

/** What an idea got: marks (or points) in all, and the ballots that name it. */
export type IdeaMarks = { readonly idea: number; readonly marks: number; readonly votes: number };

/** What supporters paid for an idea, or still had for it: the usual sum and how many gave it, the least and the most. */
export type Paid = {
	readonly voters: number;
	readonly usual: number;
	readonly usually: number;
	readonly least: number;
	readonly most: number;
};

/** One step of the count, with ideas by their numbers: enough for a sentence and for the bar of the money left. */
export type OutcomeStep = {
	readonly idea: number;
	readonly marks: number;
	readonly price: Money;
	readonly before: Money;
	readonly left: Money;
	readonly decision: Decision;
	readonly tie?: { readonly between: readonly number[]; readonly by: TieBreak };
	readonly paid?: Paid;
	/** Taken by marks with what equal shares had left. */
	readonly completion?: true;
};

/** What is settled about a track once its ballots have been counted. Kept as JSON when the result is published. */
export type TrackOutcome = RuleChoice & {
	readonly track: number;
	readonly pot: Money;
	readonly weights: Weights;
	readonly ties: TiesBy;
	/** Ideas of which at most one can win. */
	readonly conflicts?: readonly (readonly number[])[];
	readonly smallest: SmallestShare | null;
	/** All ballots, and how many of them left this track blank. */
	readonly votes: number;
	readonly blank: number;
	/** Most marks first; equals by number. */
	readonly ideas: readonly IdeaMarks[];
	/** In the order in which the rule took them. With an open tie only those settled before it. */
	readonly winners: readonly number[];
	readonly cost: Money;
	readonly left: Money;
	readonly steps: readonly OutcomeStep[];
	readonly completion?: Completion;
	/** A lot must be drawn between these ideas before there is a result. */
	readonly lotBetween?: readonly number[];
};

/** Another rule on the same ballots. Its winners are those settled before a tie, when it would have needed a lot. */
export type OtherOutcome = RuleChoice &
	Content & {
		/** Whether this is the rule of the round. */
		readonly own: boolean;
		readonly winners: readonly number[];
		readonly left: Money;
		readonly needsLot: boolean;
	};
