import { money } from '#lib/domain/money.ts';
import type { Ballots } from '#lib/domain/counting/ballots.ts';
import type { Instance } from '#lib/domain/counting/instance.ts';
import { randomFrom, type Random } from '../random.ts';

/** An election with the shape of a real city's, drawn from a seed. */
export type City = { readonly instance: Instance; readonly ballots: Ballots };

/** What is asked of a city: amounts are whole units of the currency. */
export type CityPlan = {
	readonly seed: number;
	readonly ballots: number;
	readonly projects: number;
	/** The most projects on a ballot; somewhat more than half of the voters use all of them. */
	readonly marks: number;
	/** The pot divided by the voters. */
	readonly share: number;
};

/**
 * Draws a city. What was measured on Warsaw 2023-26, Toulouse and Lódz and is kept here: the pot pays for about 0.3 of all
 * projects; the most wanted stands on 35 of 100 ballots and the least on 2, falling off geometrically; more than half of the
 * ballots are full and some 8 in 100 name one project; costs spread over two orders of magnitude and end in zeros.
 */
export function drawCity({ seed, ballots, projects, marks, share }: CityPlan): City {
	const random = randomFrom(seed);
	const budget = Math.round(ballots * share);
	const rough = Array.from({ length: projects }, () => Math.exp(1.1 * normal(random)));
	const sum = rough.reduce((all, one) => all + one, 0);
	const costs = rough.map((one) => Math.max(100, Math.round(((one / sum) * budget) / 0.3 / 100) * 100));
	const wanted = Float64Array.from(costs, (_, place) => 0.97 ** ((place * 100) / projects));
	let running = 0;
	const upTo = wanted.map((one) => (running += one));

	const starts = new Uint32Array(ballots + 1);
	const named = new Uint32Array(ballots * marks);
	const lastNamed = new Int32Array(projects).fill(-1);
	let end = 0;
	for (let ballot = 0; ballot < ballots; ballot++) {
		const kind = random();
		const length = kind < 0.58 ? marks : kind < 0.66 ? 1 : 1 + Math.floor(random() * marks);
		for (let left = Math.min(length, projects); left > 0;) {
			const project = placeOf(random() * running, upTo);
			if (lastNamed[project] === ballot) continue;
			lastNamed[project] = ballot;
			named[end++] = project;
			left--;
		}
		starts[ballot + 1] = end;
	}
	const listed = costs.map((cost, place) => ({ id: `P${String(place + 1).padStart(4, '0')}`, cost: money(cost) }));
	return {
		instance: { budget: money(budget), unit: 1, projects: listed },
		ballots: { starts, marks: named.subarray(0, end) },
	};
}

function normal(random: Random): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function placeOf(point: number, upTo: Float64Array): number {
	let [low, high] = [0, upTo.length - 1];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (upTo[middle]! <= point) low = middle + 1;
		else high = middle;
	}
	return low;
}
