import { money } from '../money.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { Allocation, CountRefusal, OpenTie } from './allocation.ts';
import { raiseShares, type Raise, type Raised } from './completion.ts';
import { electorateOf } from './electorate.ts';
import { fraction, fractionText, readDecimal, times, wholePart, type Fraction } from './fraction.ts';
import { inOrderOf } from './greedy.ts';
import { takeInTurn } from './in-turn.ts';
import type { Instance } from './instance.ts';
import { scores, type Profile } from './profile.ts';
import type { Rule } from './rule.ts';
import { explainRun } from './shares-steps.ts';
import { sharesRuns, type SharesCount } from './shares-run.ts';
import { byId, fieldOf, type Field, type TieRule } from './ties.ts';

/** The variants of the Method of Equal Shares. */
export type EqualSharesOptions = {
	/** What a voter gets out of a project: its weight times its cost, or its weight alone. */
	readonly utility: 'cost' | 'cardinality';
	/** What happens with the money that is left: nothing, the projects with the highest score, larger shares, or both. */
	readonly completion: 'none' | 'utilitarian' | 'add1' | 'add1u';
	/** Add1: the first share is the pot divided by the voters, exactly or in whole units of the currency. */
	readonly start: 'exact' | 'floor';
	/** Add1: leave off when nothing more fits of what is supported, of all, or not at all. */
	readonly stop: Raise['stop'];
	/** Add1: by how much each share is raised, in smallest units; above 0. */
	readonly increment: Fraction;
};

/**
 * The Method of Equal Shares: the pot is divided equally among the voters, and a project is bought when its supporters can
 * pay for it out of their shares; first the one that costs its supporters least for what it gives them.
 */
export function equalShares(
	instance: Instance,
	profile: Profile,
	options: EqualSharesOptions,
	ties: TieRule,
): Result<Allocation, CountRefusal> {
	const field = fieldOf(instance, scores(profile));
	const base = BigInt(Math.max(1, profile.voters)) * options.increment.den;
	const count = { electorate: electorateOf(profile), field, utility: options.utility, ties, base };
	const raised = raisedShares(instance, count, options);
	if (!raised.ok) return raised;

	const { run, share, increases, stop } = raised.value;
	const bought = {
		winners: run.order.map((project) => field.ids[project] ?? ''),
		cost: money(instance.budget - run.left),
		left: money(run.left),
		steps: explainRun(count, share, instance.budget),
		completion: { share: fractionText(fraction(share, base)), increases, stop },
	};
	if (run.open) return ok({ ...bought, tie: openTie(run.open, run.order.length, bought.completion.share, field) });
	if (options.completion === 'none' || options.completion === 'add1') return ok(bought);
	return ok(completeByScore(bought, run.order, count));
}

/** The share and its run: the pot divided by the voters, or what Add1 makes of it. */
function raisedShares(instance: Instance, count: SharesCount, options: EqualSharesOptions) {
	const voters = count.electorate.voters;
	const exact = voters ? fraction(BigInt(instance.budget), BigInt(voters)) : fraction(0n);
	const over = ({ num, den }: Fraction) => (num * count.base) / den;
	if (options.completion === 'none' || options.completion === 'utilitarian') {
		const run = sharesRuns(count)(over(exact), instance.budget);
		return ok<Raised>({ run, share: over(exact), increases: 0, stop: 'not_raised', runs: 1 });
	}
	const start = options.start === 'exact' ? exact : inWholeUnits(exact, instance.unit);
	return raiseShares(count, instance.budget, {
		start: over(start),
		step: over(options.increment),
		stop: options.stop,
	});
}

function inWholeUnits(share: Fraction, unit: number): Fraction {
	const units = wholePart(times(share, fraction(1n, BigInt(unit))));
	return fraction(units * BigInt(unit));
}

/** The rest by score with what is left, skipping what does not fit. */
function completeByScore(bought: Allocation, order: readonly number[], { field, ties }: SharesCount): Allocation {
	const taken = new Set(order);
	const rest = inOrderOf('score', field).map((equals) => equals.filter((project) => !taken.has(project)));
	const more = takeInTurn(rest, bought.left, 'skip', new Map(), field, ties);
	return {
		...bought,
		winners: [...bought.winners, ...more.winners],
		cost: money(bought.cost + more.cost),
		left: more.left,
		steps: [...bought.steps, ...more.steps.map((step) => ({ ...step, completion: true as const }))],
		...(more.tie && { tie: { ...more.tie, after: bought.winners.length + more.winners.length } }),
	};
}

function openTie(open: readonly number[], after: number, share: string, field: Field): OpenTie {
	return { between: byId(open, field).map((project) => field.ids[project] ?? ''), after, share };
}

const completions: readonly EqualSharesOptions['completion'][] = ['none', 'utilitarian', 'add1', 'add1u'];
const stops: readonly EqualSharesOptions['stop'][] = ['supported', 'all', 'never'];

/** `equal-shares`, with the names of the interfaces; the increment is in whole units of the currency for each voter. */
export const equalSharesRule: Rule = {
	name: 'equal-shares',
	settings: {
		utility: { kind: 'choice', values: ['cost', 'cardinality'], usual: 'cost' },
		completion: { kind: 'choice', values: completions, usual: 'add1u' },
		start: { kind: 'choice', values: ['exact', 'floor'], usual: 'exact' },
		stop: { kind: 'choice', values: stops, usual: 'supported' },
		increment: { kind: 'number', usual: '1' },
	},
	compared: [{}, { utility: 'cardinality' }],
	count: (instance, profile, settings, ties) => {
		const increment = readDecimal(settings.increment ?? '1');
		if (!increment || increment.num <= 0n) {
			return refuse({ reason: 'unknown_setting', setting: 'increment', value: settings.increment ?? '' });
		}
		const options: EqualSharesOptions = {
			utility: settings.utility === 'cardinality' ? 'cardinality' : 'cost',
			completion: completions.find((name) => name === settings.completion) ?? 'add1u',
			start: settings.start === 'floor' ? 'floor' : 'exact',
			stop: stops.find((name) => name === settings.stop) ?? 'supported',
			increment: times(increment, fraction(BigInt(instance.unit))),
		};
		return equalShares(instance, profile, options, ties);
	},
};
