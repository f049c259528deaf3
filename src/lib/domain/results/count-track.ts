import type { Payment, Step } from '../counting/allocation.ts';
import { layOut } from '../counting/ballots.ts';
import { decimalText, fraction, readDecimal, times } from '../counting/fraction.ts';
import { countTracks } from '../counting/tracks.ts';
import { money, type Money } from '../money.ts';
import { conflictsOf, ruleOf, tieRuleOf, weightsOf, type CountedIdea, type TrackElection } from './election.ts';
import { fieldOf, type TrackField } from './field.ts';
import type { OutcomeStep, Paid, TrackOutcome } from './track-outcome.ts';

/** One whole krone in the smallest unit. */
export const UNIT = 100;

/**
 * Counts a track by its rule. An idea below the smallest share takes no part; its marks keep nobody else from theirs.
 * @throws Error if a ballot names an idea that is not on the paper.
 */
export function countTrack(election: TrackElection): TrackOutcome {
	const { track, ideas } = election;
	const field = fieldOf(election);
	const { settings, allocation } = allocate(election, field);
	const below = field.below.map((idea) => stepBelow(idea, field, allocation.left));
	const numberOf = numbersOf(ideas);

	return {
		track: track.track,
		rule: ruleOf(track, field.smallest).rule,
		settings,
		pot: track.pot,
		weights: weightsOf(track.format),
		ties: track.ties,
		...(track.conflicts?.length && { conflicts: track.conflicts }),
		smallest: field.smallest,
		votes: field.votes,
		blank: field.blank,
		ideas: field.marks,
		winners: allocation.winners.map(numberOf),
		cost: allocation.cost,
		left: allocation.left,
		steps: [...allocation.steps.map((step) => outcomeStep(step, numberOf)), ...(allocation.tie ? [] : below)],
		...(allocation.completion && { completion: allocation.completion }),
		...(allocation.tie && { lotBetween: allocation.tie.between.map(numberOf).sort((one, other) => one - other) }),
	};
}

/** By the rule of the track. Equal shares raise by 1 krone a voter, by 10 or 100 times that where it would take too long. */
function allocate(election: TrackElection, { taking, cast, smallest }: TrackField) {
	const { track } = election;
	const { rule, settings: usual } = ruleOf(track, smallest);
	const ballots = layOut(
		taking.map(({ id }) => id),
		cast,
	);
	const projects = taking.map(({ id, price }) => ({ id, cost: price, track: 'one' }));
	const band = {
		...(track.priceAbove !== null && { from: money(track.priceAbove + 1) }),
		...(track.priceAtMost !== null && { to: track.priceAtMost }),
	};
	const first = readDecimal(usual['increment'] ?? '1') ?? fraction(1n);
	for (let more = 1n; ; more *= 10n) {
		const increment = decimalText(times(first, fraction(more)));
		const settings = rule === 'equal-shares' ? { ...usual, increment } : usual;
		const one = {
			id: 'one',
			rule,
			settings,
			pot: track.pot,
			band,
			weights: 'points',
			ties: tieRuleOf(election),
			conflicts: conflictsOf(election),
		} as const;
		const counted = countTracks([one], projects, ballots, UNIT).get('one');
		if (counted?.ok) return { settings, allocation: counted.value };
		if (counted?.refusal.reason !== 'too_many_increases') throw new Error(`cannot count by ${rule}`);
	}
}

function stepBelow({ number, price }: CountedIdea, { marks }: TrackField, left: Money): OutcomeStep {
	const got = marks.find(({ idea }) => idea === number)?.marks ?? 0;
	return { idea: number, marks: got, price, before: left, left, decision: 'below_threshold' };
}

function outcomeStep({ project, support, cost, ...step }: Step, numberOf: (id: string) => number): OutcomeStep {
	const { before, left, decision, tie, paid, completion } = step;
	return {
		idea: numberOf(project),
		marks: support,
		price: cost,
		before,
		left,
		decision,
		...(tie && { tie: { between: tie.between.map(numberOf).sort((one, other) => one - other), by: tie.by } }),
		...(paid?.length && { paid: inShort(paid) }),
		...(completion && { completion }),
	};
}

/** Who paid how much, in short: hundreds of sums that differ by some øre tell nobody more. */
function inShort(paid: readonly Payment[]): Paid {
	const amounts = paid.map(({ amount }) => amount);
	return {
		voters: paid.reduce((sum, { voters }) => sum + voters, 0),
		usual: paid[0]?.amount ?? 0,
		usually: paid[0]?.voters ?? 0,
		least: amounts.reduce((one, other) => Math.min(one, other)),
		most: amounts.reduce((one, other) => Math.max(one, other)),
	};
}

function numbersOf(ideas: readonly CountedIdea[]) {
	const numbers = new Map(ideas.map(({ id, number }) => [id, number]));
	return (id: string) => numbers.get(id) ?? 0;
}
