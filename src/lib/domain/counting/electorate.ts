import { groupAlike } from './group-alike.ts';
import type { Profile } from './profile.ts';

/**
 * Voters as equal shares needs them: those with the same ballot stand together (they always hold the same money), once by
 * group and once by project. A group counts as one voter with so many times the money and so many times the weight.
 */
export type Electorate = {
	/** All voters, those with an empty ballot too. */
	readonly voters: number;
	/** How many voters stand in each group. */
	readonly heads: Float64Array;
	/**
	 * By group: `chosen[starts[i]] …` with `strengths[starts[i]] …` (weight times heads), projects ascending. Where all weights
	 * are 1 the strength is the number of heads, and there is no list of them.
	 */
	readonly starts: Uint32Array;
	readonly chosen: Uint16Array | Uint32Array;
	readonly strengths: Float64Array | undefined;
	/** By project: `supporters[from[p]] …` (groups, ascending) with `weights[from[p]] …` (weight times heads). */
	readonly from: Uint32Array;
	readonly supporters: Uint32Array;
	readonly weights: Float64Array;
	/** For each project: how many voters support it, and with how much weight in all. */
	readonly votes: Float64Array;
	readonly support: Float64Array;
};

/** The electorate of a profile. Weights below 0 support nothing and are left out. */
export function electorateOf(profile: Profile): Electorate {
	const { starts, chosen, weights, heads } = groupAlike(profile);
	const { projects } = profile;
	const from = new Uint32Array(projects + 1);
	for (const project of chosen) from[project + 1]!++;
	for (let project = 0; project < projects; project++) from[project + 1]! += from[project]!;

	const next = from.slice();
	const byProject = { supporters: new Uint32Array(chosen.length), weights: new Float64Array(chosen.length) };
	const strengths = weights.every((weight) => weight === 1) ? undefined : new Float64Array(chosen.length);
	const [votes, support] = [new Float64Array(projects), new Float64Array(projects)];
	for (let group = 0; group < heads.length; group++) {
		for (let at = starts[group]!; at < starts[group + 1]!; at++) {
			const project = chosen[at]!;
			const strength = weights[at]! * heads[group]!;
			const place = next[project]!++;
			byProject.supporters[place] = group;
			byProject.weights[place] = strength;
			if (strengths) strengths[at] = strength;
			votes[project]! += heads[group]!;
			support[project]! += strength;
		}
	}
	const narrow = projects < 2 ** 16 ? new Uint16Array(chosen) : chosen;
	return { voters: profile.voters, heads, starts, chosen: narrow, strengths, from, ...byProject, votes, support };
}

/** Adds what a group weighs for each project (or takes it out, with the sign -1); answers with its heads, with that sign. */
export function addWeights(electorate: Electorate, group: number, weights: Float64Array, sign: 1 | -1): number {
	const { starts, chosen, strengths, heads } = electorate;
	const own = heads[group]! * sign;
	const to = starts[group + 1]!;
	for (let at = starts[group]!; at < to; at++) {
		weights[chosen[at]!]! += strengths ? strengths[at]! * sign : own;
	}
	return own;
}
