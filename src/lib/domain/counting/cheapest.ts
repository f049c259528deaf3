import { exactPrice, type Price } from './prices.ts';
import { maybeAffordable, sumSlack, type Purses } from './purses.ts';
import { numerator, type Rate } from './rates.ts';

/** Keys closer than this (relatively) are compared exactly. */
const NEAR = 1e-9;
const ROUNDING = 1 - 2 ** -49;

/** The projects of one run, in the eyes of the buyers. A key is what is compared: the rate, or the rate for the cost. */
export type Offers = {
	/** What a rate is divided by to get the key: 1, or the cost of the project. */
	readonly divisor: Float64Array;
	/** No key is below this; keys only rise during a run. */
	readonly lowest: Float64Array;
	/** 1 as long as the project may still be bought. */
	readonly open: Uint8Array;
	/** A guess of the rate at which it will be bought. */
	readonly guess: Float64Array;
	/** The last round in which its price was found. */
	readonly seen: Int32Array;
};

/** A project and its exact price. */
export type Offer = { readonly project: number; readonly price: Price };

/**
 * The projects with the smallest key, exactly: several when they are exactly equal, none when nothing can be afforded.
 * Doubles only rule out what is proved to be dearer; the rest is compared as fractions. A good guess of the answer saves time.
 */
export function cheapest(purses: Purses, offers: Offers, round: number, guess = -1): Offer[] {
	const found: Offer[] = [];
	let best = Infinity;
	let project = guess >= 0 && offers.open[guess] ? guess : mostPromising(offers, round);
	for (; project >= 0 && offers.lowest[project]! <= best * (1 + NEAR); project = mostPromising(offers, round)) {
		if (best < Infinity && isDearer(purses, offers, project, best)) continue;
		const divisor = offers.divisor[project]!;
		const price = exactPrice(purses, project, best < Infinity ? best * divisor : offers.guess[project]!);
		offers.seen[project] = round;
		if (!price) {
			offers.open[project] = 0;
			continue;
		}
		raise(offers, project, price.rate.value.hi);
		found.push({ project, price });
		best = Math.min(best, price.rate.value.hi / divisor);
	}
	const near = found.filter((offer) => offer.price.rate.value.hi / offers.divisor[offer.project]! <= best * (1 + NEAR));
	return near.length < 2 ? near : cheapestOf(near, purses, offers);
}

/** Of some the cheapest, compared as fractions; all that are equal. */
function cheapestOf(near: readonly Offer[], purses: Purses, offers: Offers): Offer[] {
	const least = near.reduce((a, b) => (compareKeys(a, b, purses, offers) <= 0 ? a : b));
	return near.filter((offer) => compareKeys(offer, least, purses, offers) === 0);
}

function mostPromising({ open, lowest, seen }: Offers, round: number): number {
	let found = -1;
	let least = Infinity;
	for (let project = 0; project < open.length; project++) {
		if (open[project] === 0 || seen[project] === round || lowest[project]! >= least) continue;
		found = project;
		least = lowest[project]!;
	}
	return found;
}

/**
 * Whether a project is proved to be dearer than the best one, or beyond the means of its supporters. Whoever is taken for
 * poor and gives all, and whoever is taken for rich: the rate that would then pay the cost is never above the true one.
 */
function isDearer(purses: Purses, offers: Offers, project: number, best: number): boolean {
	const { electorate, costs, money } = purses;
	const { supporters, weights } = electorate;
	const to = electorate.from[project + 1]!;
	const rate = best * offers.divisor[project]!;
	let poor = 0;
	let all = 0;
	let rich = 0;
	for (let at = electorate.from[project]!; at < to; at++) {
		// A comparison as a number: nobody can foresee who is poor, and a wrong guess of the processor costs more than this.
		const purse = money[supporters[at]!]!;
		const weight = weights[at]!;
		const pays = Number(purse >= rate * weight);
		all += purse;
		poor += purse * (1 - pays);
		rich += weight * pays;
	}
	if (!maybeAffordable(purses, project, all)) offers.open[project] = 0;
	else if (rich > 0) raise(offers, project, (costs[project]! - poor - sumSlack(purses, project, poor)) / rich);
	return offers.open[project] === 0 || offers.lowest[project]! > best * (1 + NEAR);
}

/** The key of a project is at least that of this rate. */
function raise({ lowest, divisor }: Offers, project: number, rate: number): void {
	const key = (rate / divisor[project]!) * ROUNDING;
	if (key > lowest[project]!) lowest[project] = key;
}

/** N/(D*W*divisor) of both by cross-multiplication. D is the same for both; where nobody is poor N/D is the cost. */
function compareKeys(a: Offer, b: Offer, { rates }: Purses, { divisor }: Offers): number {
	const [one, other] = [a.price.rate, b.price.rate];
	const poor = one.heads + other.heads > 0;
	const num = (rate: Rate) => (poor ? numerator(rates, rate) : BigInt(rate.cost));
	const left = num(one) * BigInt(other.weight) * BigInt(divisor[b.project]!);
	const right = num(other) * BigInt(one.weight) * BigInt(divisor[a.project]!);
	return left < right ? -1 : left > right ? 1 : 0;
}
