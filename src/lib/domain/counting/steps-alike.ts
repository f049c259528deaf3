import { line, minus, over, signOf, stays, times, type Line } from './line.ts';
import type { SharesCount, SharesRun } from './shares-run.ts';

/** So many purses are looked at, with numbers of so many digits, and no more: that is some hundredths of a second. */
const MOST_LOOKS = 20_000;
const LONGEST = 1n << 256n;

/**
 * By how many steps the share can be raised at once, because each of them would come to what this run came to.
 *
 * The run is gone through again with every purse as a straight line over the number of steps. What decides a run (whether
 * the supporters of a project can pay it, who of them pays all that is left, which project is cheapest) is then a comparison
 * of two lines, and holds until they meet. All of it in whole numbers: nothing is estimated. It answers 0 where there is no
 * such step, and where finding out would take long.
 */
export function stepsAlike({ electorate, field, utility, base }: SharesCount, run: SharesRun, raise: Raising): bigint {
	const { from, supporters, weights, heads, support } = electorate;
	const purses = Array.from(heads, (count) => times(line(raise.share, raise.step), BigInt(count)));
	const alive = new Set(
		[...field.costs.keys()].filter((project) => field.costs[project]! > 0 && support[project]! > 0),
	);
	const costOf = (project: number) => line(BigInt(field.costs[project]!) * base);
	const divisorOf = (project: number) => (utility === 'cost' ? BigInt(field.costs[project]!) : 1n);
	let most: bigint | undefined;
	let looks = 0;

	/** Notes how long a comparison comes out as it does now. */
	function hold(difference: Line): void {
		const steps = stays(difference);
		if (steps !== undefined && (most === undefined || steps < most)) most = steps;
	}

	/** What one unit of weight pays for a project; undefined when its supporters cannot pay it. */
	function rateOf(project: number): Line | undefined {
		const givers = Array.from({ length: from[project + 1]! - from[project]! }, (_, at) => ({
			purse: purses[supporters[from[project]! + at]!]!,
			weight: BigInt(weights[from[project]! + at]!),
		}));
		const short = givers.reduce((rest, { purse }) => minus(rest, purse), costOf(project));
		hold(short);
		if (signOf(short) > 0) return undefined;

		let [rich, due] = [givers, costOf(project)];
		for (;;) {
			looks += rich.length;
			const rate = over(
				due,
				rich.reduce((sum, { weight }) => sum + weight, 0n),
			);
			const inFull = rich.map(({ purse, weight }) => signOf(minus(purse, times(rate, weight))) >= 0);
			if (rate.den > LONGEST) looks = Infinity;
			if (inFull.every(Boolean) || looks > MOST_LOOKS) {
				for (const { purse, weight } of givers) hold(minus(purse, times(rate, weight)));
				return rate;
			}
			due = rich.reduce((rest, { purse }, at) => (inFull[at] ? rest : minus(rest, purse)), due);
			rich = rich.filter((_, at) => inFull[at]);
		}
	}

	for (const chosen of [...run.order.filter((project) => alive.has(project)), undefined]) {
		const rates = new Map<number, Line>();
		for (const project of alive) {
			looks += from[project + 1]! - from[project]!;
			const rate = rateOf(project);
			if (looks > MOST_LOOKS) return 0n;
			if (rate) rates.set(project, rate);
			else alive.delete(project);
		}
		const best = chosen === undefined ? undefined : rates.get(chosen);
		if (chosen === undefined || most === 0n) break;
		if (!best) return 0n;
		for (const [project, rate] of rates) {
			hold(minus(times(rate, divisorOf(chosen)), times(best, divisorOf(project))));
		}
		for (let at = from[chosen]!; at < from[chosen + 1]!; at++) {
			const rest = minus(purses[supporters[at]!]!, times(best, BigInt(weights[at]!)));
			purses[supporters[at]!] = signOf(rest) < 0 ? line(0n) : rest;
		}
		alive.delete(chosen);
	}
	return most ?? 0n;
}

/** The share of the run and the step by which it is raised, both over the base of the count. */
type Raising = { readonly share: bigint; readonly step: bigint };
