import { money } from '../money.ts';
import { ok, type Result } from '../result.ts';
import type { Allocation, CountRefusal } from './allocation.ts';
import { readDecimal, roundedUp } from './fraction.ts';
import { conflictsOf, takeInTurn } from './in-turn.ts';
import type { Instance } from './instance.ts';
import { scores, type Profile } from './profile.ts';
import type { Rule } from './rule.ts';
import { fieldOf, groupWhile, type Field, type TieRule } from './ties.ts';

/** How the greedy rule goes through the projects. */
export type GreedyOptions = {
	/** Most votes first, or most votes for the money first. */
	readonly by: 'score' | 'score-per-cost';
	/** A project that does not fit is passed over, or ends the count. */
	readonly fit: 'skip' | 'stop';
	/** The smallest score with which a project takes part; none when left out. */
	readonly minScore?: number;
};

/**
 * Takes the projects with the highest score first, as long as the money lasts.
 * A cost equal to what is left fits. Equals are told apart by the tie rule, and by a lot only where it matters.
 */
export function greedy(
	instance: Instance,
	profile: Profile,
	options: GreedyOptions,
	ties: TieRule,
): Result<Allocation, CountRefusal> {
	const field = fieldOf(instance, scores(profile));
	const least = options.minScore ?? -Infinity;
	const order = inOrderOf(options.by, field);
	const enough = order.map((equals) => equals.filter((project) => field.scores[project]! >= least));
	const taken = takeInTurn(enough, instance.budget, options.fit, conflictsOf(instance), field, ties);
	const below = order.flat().filter((project) => field.scores[project]! < least);
	const steps = below.map((project) => ({
		project: field.ids[project] ?? '',
		support: field.scores[project]!,
		cost: money(field.costs[project]!),
		before: taken.left,
		left: taken.left,
		decision: 'below_threshold' as const,
	}));
	return ok({ ...taken, steps: taken.tie ? taken.steps : [...taken.steps, ...steps] });
}

/** All projects from the highest key to the lowest; those with exactly the same key stay together. */
export function inOrderOf(by: GreedyOptions['by'], field: Field): number[][] {
	const compare = by === 'score' ? higherScore : higherScorePerCost;
	const order = [...field.ids.keys()].sort((a, b) => compare(a, b, field));
	return groupWhile(order, (a, b) => compare(a, b, field) === 0);
}

function higherScore(a: number, b: number, { scores }: Field): number {
	return scores[b]! - scores[a]!;
}

/** Votes for the money: s1/c1 against s2/c2 as s1*c2 against s2*c1, exactly; what costs nothing comes first. */
function higherScorePerCost(a: number, b: number, { scores, costs }: Field): number {
	if (costs[a] === 0 || costs[b] === 0) return Number(costs[b] === 0) - Number(costs[a] === 0);
	const [left, right] = [scores[a]! * costs[b]!, scores[b]! * costs[a]!];
	if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return right - left;
	const exact = BigInt(scores[b]!) * BigInt(costs[a]!) - BigInt(scores[a]!) * BigInt(costs[b]!);
	return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}

/** `greedy`: by score or by score for the money, passing over what does not fit or stopping there. */
export const greedyRule: Rule = {
	name: 'greedy',
	settings: {
		by: { kind: 'choice', values: ['score', 'score-per-cost'], usual: 'score' },
		fit: { kind: 'choice', values: ['skip', 'stop'], usual: 'skip' },
		'min-score': { kind: 'number', usual: undefined },
	},
	compared: [{}, { fit: 'stop' }, { by: 'score-per-cost' }],
	count: (instance, profile, settings, ties) => {
		const least = settings['min-score'] === undefined ? undefined : readDecimal(settings['min-score']);
		const options: GreedyOptions = {
			by: settings.by === 'score-per-cost' ? 'score-per-cost' : 'score',
			fit: settings.fit === 'stop' ? 'stop' : 'skip',
			...(least && { minScore: Number(roundedUp(least)) }),
		};
		return greedy(instance, profile, options, ties);
	},
};
