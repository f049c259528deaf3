import { refuse, type Result } from '../result.ts';
import type { Allocation, CountRefusal } from './allocation.ts';
import { equalSharesRule } from './equal-shares.ts';
import { greedyRule } from './greedy.ts';
import type { Instance } from './instance.ts';
import type { Profile } from './profile.ts';
import { readSettings, type Rule, type Settings } from './rule.ts';
import { singleWinnerRule } from './single-winner.ts';
import type { TieRule } from './ties.ts';

/** The rules that a round can be counted by. A new rule is a file of its own and a line here. */
export const rules: readonly Rule[] = [singleWinnerRule, greedyRule, equalSharesRule];

/** A rule with its settings, as a round publishes it before the vote. */
export type RuleChoice = { readonly rule: string; readonly settings: Settings };

/** Counts by a rule. Refused when the rule or one of its settings does not exist, or when it would take too long. */
export function countBy(
	{ rule, settings }: RuleChoice,
	instance: Instance,
	profile: Profile,
	ties: TieRule,
): Result<Allocation, CountRefusal> {
	const found = rules.find(({ name }) => name === rule);
	if (!found) return refuse({ reason: 'unknown_setting', setting: 'rule', value: rule });
	const read = readSettings(found, settings);
	return read.ok ? found.count(instance, profile, read.value, ties) : read;
}
