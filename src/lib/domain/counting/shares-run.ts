import { cheapest, type Offer, type Offers } from './cheapest.ts';
import type { Electorate } from './electorate.ts';
import { emptyBook } from './poor-book.ts';
import { pay } from './prices.ts';
import type { Purses } from './purses.ts';
import { beginRates, noRates } from './rates.ts';
import { asDrawn, byId, inTieOrder, type Field, type TieRule } from './ties.ts';

/** What is counted by equal shares. */
export type SharesCount = {
	readonly electorate: Electorate;
	readonly field: Field;
	readonly utility: 'cost' | 'cardinality';
	readonly ties: TieRule;
	/** Shares are numerators over this. */
	readonly base: bigint;
};

/** One run: the projects bought in this order, and how it ended. */
export type SharesRun = {
	readonly order: readonly number[];
	/** What is left of the limit; below 0 when the run left off because it had overspent. */
	readonly left: number;
	/** Equals that nothing tells apart, where the run stopped. */
	readonly open?: readonly number[];
	/** What everybody holds at the end. */
	readonly purses: Purses;
};

/** Is told of each purchase just before it is paid. */
export type Witness = (offer: Offer, equals: readonly number[], purses: Purses) => void;

/**
 * Runs equal shares with one share after another, each larger than the last.
 *
 * The first purchases of a run are those of every later run as long as each is paid in full by all its supporters and no
 * project that is still to be had could ever be cheaper: more money makes nobody poorer and no project cheaper than when
 * everybody pays in full. These are kept and not bought again.
 */
export function sharesRuns({ electorate, field, utility, ties, base }: SharesCount) {
	const { costs } = field;
	const projects = costs.length;
	const divisor = utility === 'cost' ? costs : new Float64Array(projects).fill(1);
	const supported = [...costs.keys()].filter((project) => electorate.support[project]! > 0);
	const wanted = supported.filter((project) => costs[project]! > 0);
	const gifts = giftsOf(electorate, field);
	const cheapestEver = costs.map((cost, project) => cost / electorate.support[project]! / divisor[project]!);
	const sameKey = (a: number, b: number) => compareRich(a, b, electorate, costs, divisor) === 0;

	const purses: Purses = {
		electorate,
		costs,
		money: new Float64Array(electorate.heads.length),
		bought: new Int32Array(projects).fill(-1),
		rates: noRates(base),
		book: emptyBook(electorate.heads.length, projects),
	};
	const offers: Offers = {
		divisor,
		lowest: new Float64Array(projects),
		open: new Uint8Array(projects),
		guess: cheapestEver.map((key, project) => key * divisor[project]!),
		seen: new Int32Array(projects),
	};
	let before: readonly number[] = [];
	const rates = new Float64Array(projects);
	const lasting = { order: [] as number[], paid: new Float64Array(electorate.heads.length) };

	function begin(share: bigint): void {
		beginRates(purses.rates, share, lasting.order.length);
		const { money, bought } = purses;
		for (let group = 0; group < money.length; group++) {
			money[group] = purses.rates.shareValue.hi * electorate.heads[group]! - lasting.paid[group]!;
		}
		bought.fill(-1);
		lasting.order.forEach((project, purchase) => (bought[project] = purchase));
		offers.open.fill(0);
		for (const project of wanted) offers.open[project] = bought[project]! < 0 ? 1 : 0;
		offers.lowest.set(cheapestEver.map((key) => key * (1 - 2 ** -49)));
		offers.seen.fill(-1);
	}

	/** Keeps a purchase for all later runs if it cannot come out otherwise there. */
	function keep({ project, price }: Offer, equals: readonly number[]): boolean {
		if (price.side.some((side) => side % 3 === 0)) return false;
		const rivals = wanted.filter((other) => purses.bought[other]! < 0 && other !== project);
		const lasts = rivals.every((other) => {
			const ratio = cheapestEver[other]! / cheapestEver[project]!;
			if (ratio > 1 + 1e-12) return true;
			return ratio > 1 - 1e-12 && equals.includes(other) && sameKey(other, project);
		});
		if (!lasts) return false;
		const { from, supporters, weights } = electorate;
		for (let at = from[project]!; at < from[project + 1]!; at++) {
			lasting.paid[supporters[at]!]! += price.rate.value.hi * weights[at]!;
		}
		lasting.order.push(project);
		return true;
	}

	/** From one share to the next a rate mostly goes on falling as it fell before. */
	function guessNext(project: number, rate: number): void {
		const guess = 2 * rate - (rates[project] || rate);
		offers.guess[project] = guess > 0 ? guess : rate;
		rates[project] = rate;
	}

	/** Buys what `share` (over `base`) affords, and leaves off as soon as more than `limit` is spent. */
	return function run(share: bigint, limit: number, witness?: Witness): SharesRun {
		begin(share);
		const order = [...gifts, ...lasting.order];
		const finish = (run: Omit<SharesRun, 'order' | 'purses'>): SharesRun => {
			before = order;
			return { order, purses, ...run };
		};
		let left = lasting.order.reduce((rest, project) => rest - costs[project]!, limit);
		for (let round = order.length, keeping = true; left >= 0; round++) {
			const found = cheapest(purses, offers, round, before[round]);
			if (!found.length) break;
			const equals = found.map((offer) => offer.project);
			const chosen = choose(equals, field, ties);
			if (typeof chosen !== 'number') return finish({ left, open: chosen });
			const offer = found.find(({ project }) => project === chosen)!;
			keeping &&= keep(offer, equals);
			witness?.(offer, equals, purses);
			guessNext(chosen, offer.price.rate.value.hi);
			pay(purses, chosen, offer.price);
			offers.open[chosen] = 0;
			order.push(chosen);
			left -= costs[chosen]!;
		}
		return finish({ left });
	};
}

/** What costs nothing and has a supporter is bought at once. */
export function giftsOf({ support }: Electorate, field: Field): number[] {
	const free = [...field.costs.keys()].filter((project) => field.costs[project] === 0);
	return byId(
		free.filter((project) => support[project]! > 0),
		field,
	);
}

/**
 * The one to buy, or those between which a lot must decide. Here a lot is asked for even when all of them will be bought in
 * the end: which one was bought first is part of the outcome, and the list for it is drawn before the count.
 */
function choose(equals: readonly number[], field: Field, ties: TieRule): number | readonly number[] {
	const [first = []] = inTieOrder(equals, field, ties);
	const drawn = first.length > 1 ? asDrawn(first, field, ties) : first;
	return drawn?.[0] ?? first;
}

/** Compares two keys when everybody pays in full, exactly: cost / (support * divisor). */
function compareRich(
	a: number,
	b: number,
	{ support }: Electorate,
	costs: Float64Array,
	divisor: Float64Array,
): number {
	const exact = (one: number, other: number) => BigInt(costs[one]!) * BigInt(support[other]!) * BigInt(divisor[other]!);
	const [left, right] = [exact(a, b), exact(b, a)];
	return left < right ? -1 : left > right ? 1 : 0;
}
