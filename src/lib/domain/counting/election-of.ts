import { money } from '../money.ts';
import { layOut, type CastBallot } from './ballots.ts';
import type { Instance } from './instance.ts';
import { weigh, type Profile, type Weights } from './profile.ts';

/** A small election written down by hand: the pot, what each project costs, and the ballots. For tests and examples. */
export function electionOf(
	budget: number,
	costs: Readonly<Record<string, number>>,
	ballots: readonly CastBallot[],
	weights: Weights = 'approval',
): { instance: Instance; profile: Profile } {
	const projects = Object.entries(costs).map(([id, cost]) => ({ id, cost: money(cost) }));
	const instance = { budget: money(budget), unit: 1, projects };
	const ids = Object.keys(costs);
	return { instance, profile: weigh(layOut(ids, ballots), ids.length, weights) };
}

/** The same ballot from so many voters. */
export function voters(count: number, ballot: CastBallot): CastBallot[] {
	return Array.from({ length: count }, () => ballot);
}
