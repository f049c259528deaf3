import { canAfford, exactPrice, sumSlack, type Price, type Purses } from './purses.ts';

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
	/** The rate found when it was last looked at, and in which round that was. */
	readonly rate: Float64Array;
	readonly seen: Int32Array;
};

/** A project and its exact price. */
export type Offer = { readonly project: number; readonly price: Price };

/**
 * The projects with the smallest key, exactly: several when they are exactly equal, none when nothing can be afforded.
 * Doubles only rule out what is proved to be dearer; the rest is compared as fractions. A good guess of the answer saves time.
 */
export function cheapest(purses: Purses, offers: Offers, round: number, guess = -1): Offer[] {
	let first = guess >= 0 && offers.open[guess] ? guess : -1;
	for (let best = Infinity; ;) {
		for (;;) {
			const project = first >= 0 ? first : mostPromising(offers, round);
			first = -1;
			if (project < 0 || offers.lowest[project]! > best * (1 + NEAR)) break;
			best = Math.min(best, lookAt(purses, offers, project, best, round));
		}
		const near = [...offers.open.keys()].filter(
			(project) =>
				offers.open[project] && offers.seen[project] === round && offers.lowest[project]! <= best * (1 + NEAR),
		);
		const exact = near.map((project) => ({ project, price: exactPrice(purses, project, offers.rate[project]!) }));
		const least = exact.reduce<Offer | undefined>((a, b) => (a && compareKeys(a, b, offers) <= 0 ? a : b), undefined);
		if (!least) return [];
		for (const { project, price } of exact) {
			offers.rate[project] = price.number;
			raise(offers, project, price.number * ROUNDING);
		}
		const key = least.price.number / offers.divisor[least.project]!;
		if (key <= best * (1 + NEAR / 2)) return exact.filter((offer) => compareKeys(offer, least, offers) === 0);
		best = key;
	}
}

function mostPromising({ open, lowest, seen }: Offers, round: number): number {
	let [found, least] = [-1, Infinity];
	for (let project = 0; project < open.length; project++) {
		if (!open[project] || seen[project] === round || lowest[project]! >= least) continue;
		found = project;
		least = lowest[project]!;
	}
	return found;
}

/**
 * Finds the rate of a project by raising a lower bound until it no longer moves; leaves off when the bound alone shows that
 * the project is dearer than the best one. Answers with its key, or infinity.
 */
function lookAt(purses: Purses, offers: Offers, project: number, best: number, round: number): number {
	const { electorate, costs, money } = purses;
	const { supporters, weights } = electorate;
	const divisor = offers.divisor[project]!;
	const cost = costs[project]!;
	const [from, to] = [electorate.from[project]!, electorate.from[project + 1]!];
	let rate = best < Infinity ? best * divisor : offers.rate[project]!;
	let fromBelow = false;
	for (let lastRich = -1, known = false; ;) {
		let poor = 0;
		let all = 0;
		let rich = 0;
		for (let at = from; at < to; at++) {
			// A comparison as a number: which of the two a voter is cannot be foreseen, and a wrong guess costs more than all this.
			const purse = money[supporters[at]!]!;
			const weight = weights[at]!;
			const canPay = Number(purse >= rate * weight);
			all += purse;
			poor += purse * (1 - canPay);
			rich += weight * canPay;
		}
		if (!known) {
			const off = sumSlack(purses, project, all);
			if (all <= cost + off && (all < cost - off || !canAfford(purses, project))) {
				offers.open[project] = 0;
				return Infinity;
			}
			known = true;
		}
		if (rich === 0 && !fromBelow) {
			fromBelow = true;
			rate = offers.lowest[project]! * divisor;
			continue;
		}
		fromBelow = true;
		const next = rich > 0 ? (cost - poor) / rich : rate;
		if (rich > 0) raise(offers, project, ((cost - poor - sumSlack(purses, project, poor)) / rich) * ROUNDING);
		if (offers.lowest[project]! > best * (1 + NEAR)) return Infinity;
		if (rich === lastRich || rich === 0) {
			offers.seen[project] = round;
			offers.rate[project] = next;
			return next / divisor;
		}
		lastRich = rich;
		rate = next;
	}
}

/** The key of a project is at least that of this rate. */
function raise({ lowest, divisor }: Offers, project: number, rate: number): void {
	const key = (rate / divisor[project]!) * ROUNDING;
	if (key > lowest[project]!) lowest[project] = key;
}

/** N/(D*W*divisor) of both by cross-multiplication; the denominator D is the same. */
function compareKeys(a: Offer, b: Offer, { divisor }: Offers): number {
	const left = a.price.num * BigInt(b.price.weight) * BigInt(divisor[b.project]!);
	const right = b.price.num * BigInt(a.price.weight) * BigInt(divisor[a.project]!);
	return left < right ? -1 : left > right ? 1 : 0;
}
