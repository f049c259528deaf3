import type { Settings } from '../counting/rule.ts';
import type { RuleChoice } from '../counting/rules.ts';
import type { Weights } from '../counting/profile.ts';
import type { TieRule } from '../counting/ties.ts';
import type { Money } from '../money.ts';
import type { BallotFormatName, WinnerRule } from '../round/round.ts';
import type { SmallestShare } from './smallest-share.ts';
import type { TiesBy } from './track-outcome.ts';

/** An idea on the paper of a track. Its id is its number, or the id it came with when the round was brought in. */
export type CountedIdea = { readonly number: number; readonly id: string; readonly price: Money };

/** A lot that was drawn: all its ideas by number, the first drawn first. */
export type DrawnLot = { readonly drawn: readonly number[] };

/** A track as its round settled it before the vote. */
export type CountedTrack = {
	readonly track: number;
	readonly pot: Money;
	/** Ideas cost more than this, and at most that. */
	readonly priceAbove: Money | null;
	readonly priceAtMost: Money | null;
	readonly format: BallotFormatName;
	readonly rule: WinnerRule;
	/** The share of the votes that an idea needs, in thousandths; 0 asks for none. */
	readonly thresholdPermille: number;
	/** A smallest number of marks, set as such: only rounds that were brought in have one. */
	readonly leastMarks?: number;
	/** Settings of the rule that differ from ours, and ideas (by number) of which at most one can win: the same. */
	readonly settings?: Settings;
	readonly conflicts?: readonly (readonly number[])[];
	readonly ties: TiesBy;
};

/** A track with all that its count needs. `board` holds the choices of each ballot as canonical text. */
export type TrackElection = {
	readonly track: CountedTrack;
	readonly ideas: readonly CountedIdea[];
	readonly board: readonly string[];
	readonly lots: readonly DrawnLot[];
};

/** What a mark weighs in a format. */
export function weightsOf(format: BallotFormatName): Weights {
	if (format === 'ranking') return 'borda-ballot';
	return format === 'stacked' || format === 'points' ? 'points' : 'approval';
}

/** The rule of a track by the names of the count, with the smallest share as the smallest score. */
export function ruleOf({ rule, settings = {} }: CountedTrack, smallest: SmallestShare | null): RuleChoice {
	const least: Settings = smallest ? { 'min-score': String(smallest.marks) } : {};
	switch (rule) {
		case 'single_winner':
			return { rule: 'single-winner', settings: {} };
		case 'greedy_skip':
			return { rule: 'greedy', settings: { fit: 'skip', ...least } };
		case 'greedy_stop':
			return { rule: 'greedy', settings: { fit: 'stop', ...least } };
		case 'equal_shares':
			return { rule: 'equal-shares', settings: { utility: 'cost', completion: 'add1u', ...settings } };
	}
}

/** How ties fall: by lots that were drawn, or as the tool of a city let them. */
export function tieRuleOf({ track, ideas, lots }: TrackElection): TieRule {
	const idOf = new Map(ideas.map(({ number, id }) => [number, id]));
	return {
		by: track.ties === 'cost_score_id' ? ['cost', 'score', 'id'] : [],
		drawn: lots.map(({ drawn }) => drawn.map((number) => idOn(idOf, number))),
	};
}

/** The sets of ideas of which at most one can win, by id. */
export function conflictsOf({ track, ideas }: Pick<TrackElection, 'track' | 'ideas'>): string[][] {
	const idOf = new Map(ideas.map(({ number, id }) => [number, id]));
	return (track.conflicts ?? []).map((set) => set.map((number) => idOn(idOf, number)));
}

/** The id behind a number. @throws Error if it is not on the paper. */
export function idOn(ids: ReadonlyMap<number, string>, number: number): string {
	const id = ids.get(number);
	if (id === undefined) throw new Error(`not on the paper: ${number}`);
	return id;
}
