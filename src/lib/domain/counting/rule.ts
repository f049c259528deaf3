import { ok, refuse, type Result } from '../result.ts';
import type { Allocation, CountRefusal } from './allocation.ts';
import { readDecimal } from './fraction.ts';
import type { Instance } from './instance.ts';
import type { Profile } from './profile.ts';
import type { TieRule } from './ties.ts';

/** What can be set about a rule: one of some words, or a decimal number (which may have none as its usual value). */
export type Setting =
	| { readonly kind: 'choice'; readonly values: readonly string[]; readonly usual: string }
	| { readonly kind: 'number'; readonly usual: string | undefined };

/** Settings by name, as they stand on the protocol. */
export type Settings = Readonly<Record<string, string>>;

/** A rule by which winners are found: what it is called, what can be set, and how it counts. */
export type Rule = {
	readonly name: string;
	readonly settings: Readonly<Record<string, Setting>>;
	/** The settings with which it stands in a comparison of rules. */
	readonly compared: readonly Settings[];
	readonly count: (
		instance: Instance,
		profile: Profile,
		settings: Settings,
		ties: TieRule,
	) => Result<Allocation, CountRefusal>;
};

/** All settings of a rule with those that are given; refused when one is unknown or cannot have that value. */
export function readSettings(rule: Rule, given: Settings): Result<Settings, CountRefusal> {
	for (const [setting, value] of Object.entries(given)) {
		const known = Object.hasOwn(rule.settings, setting) ? rule.settings[setting] : undefined;
		const fits = known?.kind === 'choice' ? known.values.includes(value) : known && readDecimal(value) !== undefined;
		if (!fits) return refuse({ reason: 'unknown_setting', setting, value });
	}
	const usual = Object.entries(rule.settings).flatMap(([name, { usual }]) =>
		usual === undefined ? [] : [[name, usual]],
	);
	return ok({ ...Object.fromEntries(usual), ...given });
}
