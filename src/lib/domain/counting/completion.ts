import type { CountRefusal } from './allocation.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { SharesCount, SharesRun } from './shares-run.ts';
import { sharesRuns } from './shares-run.ts';
import { stepsAlike } from './steps-alike.ts';
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
	/** How many runs it took: fewer than increases where many of them come to the same. */
	readonly runs: number;
};

/** So much work (marks looked at, roughly) is a few seconds; beyond it the step is too small for the election. */
const MOST_WORK = 5e8;
const ALWAYS_ALLOWED = 2_000;
/** After so many runs in a row that came to the same it is asked how long that goes on. */
const PATIENCE = 16;

/**
 * Add1: raises everybody's share as long as the outcome does not overspend the budget. The first overspending ends it, even
 * if a still larger share would spend less again.
 */
export function raiseShares(count: SharesCount, budget: number, raise: Raise): Result<Raised, CountRefusal> {
	const run = sharesRuns(count);
	const work = count.electorate.chosen.length + 20 * count.field.costs.length + 2_000;
	const most = Math.max(ALWAYS_ALLOWED, Math.floor(MOST_WORK / work));
	let [share, last, runs] = [raise.start, run(raise.start, budget), 1];
	let [alike, patience] = [0, Math.max(PATIENCE, count.electorate.chosen.length)];
	for (let increases = 0; ; increases++) {
		const done = (stop: Completion['stop']) => ok({ run: last, share, increases, stop, runs });
		if (last.open) return done('not_raised');
		if (nothingFits(count, last, raise.stop)) return done('exhausted');
		if (allBought(count, last)) return done('all_bought');
		if (alike >= patience) {
			const ahead = stepsAlike(count, last, { share, step: raise.step });
			if (ahead < patience) patience *= 2;
			alike = 0;
			share += ahead * raise.step;
			increases += Number(ahead);
		}
		if (runs === most) return refuse({ reason: 'too_many_increases', most });
		const next = run(share + raise.step, budget);
		runs++;
		if (next.left < 0) return done('overspent');
		alike = isSameOrder(next, last) ? alike + 1 : 0;
		last = next;
		share += raise.step;
	}
}

function isSameOrder({ order }: SharesRun, last: SharesRun): boolean {
	return order.length === last.order.length && order.every((project, at) => project === last.order[at]);
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
