import { money } from '../money.ts';
import type { Payment, Step } from './allocation.ts';
import type { Offer } from './cheapest.ts';
import type { Purses } from './purses.ts';
import { giftsOf, sharesRuns, type SharesCount } from './shares-run.ts';
import { byId, inTieOrder, toldApartBy } from './ties.ts';

/** Runs equal shares once more with this share and writes down what each purchase cost whom, and why the rest was left. */
export function explainRun(count: SharesCount, share: bigint, budget: number): Step[] {
	const { field, electorate } = count;
	const steps: Step[] = [];
	let left = budget;
	const note = (project: number, decision: Step['decision'], more: Partial<Step>) => {
		const cost = field.costs[project]!;
		const before = money(left);
		if (decision === 'taken') left -= cost;
		const facts = { project: field.ids[project] ?? '', support: field.scores[project]!, cost: money(cost) };
		steps.push({ ...facts, before, left: money(left), decision, ...more });
	};
	for (const gift of giftsOf(electorate, field)) note(gift, 'taken', { rate: 0, paid: [] });
	const { order, open, purses } = sharesRuns(count)(share, budget, (offer, equals, held) => {
		const tie = tieOf(offer.project, equals, count);
		note(offer.project, 'taken', { rate: offer.price.rate.value.hi, paid: payments(offer, held), ...(tie && { tie }) });
	});
	if (open) return steps;
	const bought = new Set(order);
	const short = [...field.costs.keys()].filter((project) => !bought.has(project));
	for (const project of short) note(project, 'supporters_short', { paid: holdings(project, purses) });
	return steps;
}

function tieOf(chosen: number, equals: readonly number[], { field, ties }: SharesCount): Step['tie'] {
	const order = inTieOrder(equals, field, ties);
	const group = order[0] ?? [];
	const rival = group.length > 1 ? group.find((project) => project !== chosen) : order[1]?.[0];
	if (rival === undefined) return undefined;
	const between = byId(equals, field).map((project) => field.ids[project] ?? '');
	return { between, by: toldApartBy(chosen, rival, field, ties) };
}

/** Who pays how much for an offer. */
function payments({ project, price }: Offer, { electorate, money: purse }: Purses): Payment[] {
	const from = electorate.from[project]!;
	return grouped(project, electorate, (group, at) =>
		price.side[at - from]! % 3 ? price.rate.value.hi * electorate.weights[at]! : purse[group]!,
	);
}

/** What the supporters of a project still have. */
function holdings(project: number, { electorate, money: purse }: Purses): Payment[] {
	return grouped(project, electorate, (group) => purse[group]!);
}

/** Voters who pay the same after rounding to the smallest unit, the most numerous first. */
function grouped(
	project: number,
	{ from, supporters, heads }: SharesCount['electorate'],
	sum: (group: number, at: number) => number,
) {
	const voters = new Map<number, number>();
	for (let at = from[project]!; at < from[project + 1]!; at++) {
		const group = supporters[at]!;
		const amount = Math.round(sum(group, at) / heads[group]!);
		voters.set(amount, (voters.get(amount) ?? 0) + heads[group]!);
	}
	return [...voters]
		.map(([amount, count]) => ({ voters: count, amount }))
		.sort((a, b) => b.voters - a.voters || b.amount - a.amount);
}
