import type { Allocation, CountRefusal } from './allocation.ts';
import type { Result } from '../result.ts';
import type { Instance } from './instance.ts';
import type { Profile } from './profile.ts';
import { countBy, rules, type RuleChoice } from './rules.ts';
import type { TieRule } from './ties.ts';

/** What came out of it for the voters. */
export type Content = {
	/** The share of voters (0 to 1) with at least one winner on their ballot. */
	readonly withWinner: number;
	/** How many winners stand on a ballot on average. */
	readonly winnersEach: number;
};

/** One rule's outcome on the same ballots. */
export type Comparison = RuleChoice & { readonly outcome: Result<Allocation & Content, CountRefusal> };

/** The same ballots by every rule, side by side. */
export function whatIf(instance: Instance, profile: Profile, ties: TieRule): Comparison[] {
	return rules.flatMap((rule) =>
		rule.compared.map((settings) => {
			const outcome = countBy({ rule: rule.name, settings }, instance, profile, ties);
			if (!outcome.ok) return { rule: rule.name, settings, outcome };
			const content = contentWith(outcome.value.winners, instance, profile);
			return { rule: rule.name, settings, outcome: { ok: true, value: { ...outcome.value, ...content } } };
		}),
	);
}

/** How many voters got what they asked for; 0 and 0 when nobody voted. */
export function contentWith(winners: readonly string[], instance: Instance, profile: Profile): Content {
	const won = new Set(winners);
	const isWinner = instance.projects.map((project) => won.has(project.id));
	const { starts, chosen, weights, voters } = profile;
	let [withWinner, named] = [0, 0];
	for (let ballot = 0; ballot < voters; ballot++) {
		const before = named;
		for (let at = starts[ballot]!; at < starts[ballot + 1]!; at++) {
			if (weights[at]! > 0 && isWinner[chosen[at]!]) named++;
		}
		if (named > before) withWinner++;
	}
	const each = (count: number) => (voters ? count / voters : 0);
	return { withWinner: each(withWinner), winnersEach: each(named) };
}
