import { usualWeights, type PabulibFile, type VoteType } from './pabulib-file.ts';
import { money, type Money } from '../money.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { BallotFormatName, WinnerRule } from '../round/round.ts';
import type { Settings } from '../counting/rule.ts';
import { slugOf } from '../round/slug.ts';
import { choicesText } from '../voting/ballot-text.ts';
import type { Mark } from '../voting/ballot.ts';

/** An election from a file as a round of ours has it: one track, ideas by number, a sorted board. */
export type RoundFromFile = {
	readonly name: string;
	readonly town: string;
	readonly place: string;
	readonly currency: string;
	readonly pot: Money;
	readonly format: BallotFormatName;
	readonly marks: number;
	readonly blankAllowed: boolean;
	readonly rule: WinnerRule;
	/** Settings of the rule that differ from ours, and ideas (by number) of which at most one can win. */
	readonly settings: Settings;
	readonly conflicts: readonly (readonly number[])[];
	readonly ideas: readonly { number: number; id: string; slug: string; title: string; price: Money }[];
	readonly board: readonly string[];
};

export type RoundRefusal =
	| { readonly reason: 'no_money' }
	| { readonly reason: 'negative_points' }
	| { readonly reason: 'conflicts_ignored' }
	| { readonly reason: 'amounts_too_fine'; readonly most: number }
	| { readonly reason: 'too_many_projects'; readonly most: number };

/** Ideas stand on our ballots under numbers up to this. */
const MOST_IDEAS = 999;
const MOST_MARKS = 100;
/** Our smallest unit is a hundredth. */
const HUNDREDTHS = 100;

/** How a file is to be counted where that is not what it says: a rule, settings of it, projects that exclude each other. */
export type CountedBy = {
	readonly rule?: WinnerRule | undefined;
	readonly settings?: Settings;
	readonly conflicts?: readonly (readonly string[])[];
};

/**
 * A file as a round of ours, counted by what is asked for or by the rule that the file names. Ballots lose their voters: the
 * board is sorted. Refused when an amount is finer than a hundredth or too large, points are negative, or projects exclude
 * each other under a rule that knows nothing of that.
 */
export function roundFromFile(file: PabulibFile, by: CountedBy = {}): Result<RoundFromFile, RoundRefusal> {
	const { meta, instance, details, voteType, ballots } = file;
	const fine = HUNDREDTHS / instance.unit;
	const amounts = [instance.budget, ...instance.projects.map(({ cost }) => cost)];
	const told = (key: string) => meta.get(key)?.trim() ?? '';
	if (instance.budget === 0) return refuse({ reason: 'no_money' });
	if (
		!Number.isInteger(fine) ||
		!amounts.every((amount) => Number.isSafeInteger(amount * fine * instance.projects.length))
	)
		return refuse({ reason: 'amounts_too_fine', most: 2 });
	if (instance.projects.length > MOST_IDEAS) return refuse({ reason: 'too_many_projects', most: MOST_IDEAS });
	if (ballots.points?.some((point) => point < 0)) return refuse({ reason: 'negative_points' });

	const rule = by.rule ?? ruleNamed(told('rule'));
	const conflicts = (by.conflicts ?? []).map((set) =>
		set.map((id) => instance.projects.findIndex((project) => project.id === id) + 1),
	);
	if (conflicts.length > 0 && rule !== 'greedy_skip' && rule !== 'greedy_stop') {
		return refuse({ reason: 'conflicts_ignored' });
	}

	const town = told('unit');
	const place = told('subunit') || told('district') || town;
	const currency = /^[A-Z]{3}$/.test(told('currency')) ? told('currency') : 'EUR';
	const board = boardOf(file);
	return ok({
		name: [...new Set([town, place])].join(', ') + ` ${told('instance')}`,
		town,
		place,
		currency,
		pot: money(instance.budget * fine),
		...formatOf(file),
		blankAllowed: board.includes('[]'),
		rule,
		settings: rule === 'equal_shares' ? { ...(by.rule ? {} : completionNamed(told('rule'))), ...by.settings } : {},
		conflicts,
		ideas: instance.projects.map(({ id, cost }, at) => {
			const title = details[at]?.get('name') || id;
			return { number: at + 1, id, slug: `${slugOf(title) || 'idea'}-${at + 1}`, title, price: money(cost * fine) };
		}),
		board,
	});

	function formatOf({ instance: { projects } }: PabulibFile): { format: BallotFormatName; marks: number } {
		const most = (key: string, otherwise: number) =>
			Math.min(MOST_MARKS, Math.max(1, Math.trunc(Number(told(key))) || otherwise));
		switch (voteType) {
			case 'choose-1':
				return { format: 'one_mark', marks: 1 };
			case 'approval':
				if (told('max_sum_cost')) return { format: 'fill_pot', marks: 1 };
				return { format: 'up_to', marks: most('max_length', projects.length) };
			case 'ordinal':
				return { format: 'ranking', marks: most('max_length', projects.length) };
			case 'cumulative':
				return { format: 'stacked', marks: most('max_sum_points', MOST_MARKS) };
			case 'scoring':
				return { format: 'points', marks: most('max_points', MOST_MARKS) };
		}
	}
}

/** The smallest score that the city asked for, in marks or points. */
export function leastMarksIn(meta: ReadonlyMap<string, string>): number {
	const least = Math.ceil(Number(meta.get('min_project_score_threshold')));
	return Number.isSafeInteger(least) && least > 0 ? least : 0;
}

/** The rule in the words of the format; one that we cannot follow is counted as most cities count. */
function ruleNamed(name: string): WinnerRule {
	if (name === 'greedy-no-skip') return 'greedy_stop';
	return name.startsWith('equalshares') ? 'equal_shares' : 'greedy_skip';
}

/** Which money is left over, and how it is spent, in the words of the format: nothing is, or shares are raised. */
function completionNamed(name: string): Settings {
	return { completion: name.startsWith('equalshares/add1') ? 'add1' : 'none' };
}

function boardOf({ ballots: { starts, marks, points }, voteType }: PabulibFile): string[] {
	const board: string[] = [];
	for (let ballot = 0; ballot + 1 < starts.length; ballot++) {
		const given: Mark[] = [];
		for (let at = starts[ballot]!; at < starts[ballot + 1]!; at++) {
			given.push({ idea: marks[at]! + 1, marks: points && givesPoints(voteType) ? points[at]! : 1 });
		}
		board.push(
			choicesText(
				inOrder(
					given.filter((mark) => mark.marks > 0),
					voteType,
				),
			),
		);
	}
	return board.sort();
}

function givesPoints(voteType: VoteType): boolean {
	return usualWeights(voteType) === 'points';
}

/** Only a ranking is read in the voter's order. */
function inOrder(marks: Mark[], voteType: VoteType): Mark[] {
	return voteType === 'ordinal' ? marks : marks.sort((one, other) => one.idea - other.idea);
}
