import type { CountRefusal } from './allocation.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { SharesCount, SharesRun } from './shares-run.ts';
import { sharesRuns } from './shares-run.ts';
import type { Completion } from './allocation.ts';

/** How the share of each voter is raised, step by step, until the pot is used. */
export type Raise = {
	/** The share to begin with and the step, both over `base`. */
	readonly start: bigint;
	readonly step: bigint;
	/** Leave off when nothing more fits: of the projects that somebody supports, of all, or not at all. */
	readonly stop: 'supported' | 'all' | 'never';
};

/** The last run that did not overspend, its share over `base`, and why the share was not raised further. */
export type Raised = {
	readonly run: SharesRun;
	readonly share: bigint;
	readonly increases: number;
	readonly stop: Completion['stop'];
};

/** So much work (marks looked at, roughly) is a few seconds; beyond it the step is too small for the election. */
const MOST_WORK = 5e8;
const ALWAYS_ALLOWED = 2_000;

/**
 * Add1: raises everybody's share as long as the outcome does not overspend the budget. The first overspending ends it, even
 * if a still larger share would spend less again.
 */
export function raiseShares(count: SharesCount, budget: number, raise: Raise): Result<Raised, CountRefusal> {
	const run = sharesRuns(count);
	const work = count.electorate.chosen.length + 20 * count.field.costs.length + 2_000;
	const most = Math.max(ALWAYS_ALLOWED, Math.floor(MOST_WORK / work));
	let share = raise.start;
	let last = run(share, budget);
	for (let increases = 0; ; increases++) {
		const done = (stop: Completion['stop']) => ok({ run: last, share, increases, stop });
		if (last.open) return done('not_raised');
		if (nothingFits(count, last, raise.stop)) return done('exhausted');
		if (allBought(count, last)) return done('all_bought');
		if (increases === most) return refuse({ reason: 'too_many_increases', most });
		const next = run(share + raise.step, budget);
		if (next.left < 0) return done('overspent');
		last = next;
		share += raise.step;
	}
}

function nothingFits({ field, electorate }: SharesCount, { order, left }: SharesRun, stop: Raise['stop']): boolean {
	if (stop === 'never') return false;
	const bought = new Set(order);
	return field.costs.every(
		(cost, project) =>
			bought.has(project) || cost > left || (stop === 'supported' && electorate.support[project] === 0),
	);
}

function allBought({ electorate }: SharesCount, { order }: SharesRun): boolean {
	return order.length === electorate.support.filter((support) => support > 0).length;
}
