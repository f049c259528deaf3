import type { Ballots } from './ballots.ts';

/** What a mark weighs: see `weigh`. */
export type Weights = 'approval' | 'points' | 'borda-ballot' | 'borda-m';

/** Every way to weigh a mark, by name. */
export const everyWeights: readonly Weights[] = ['approval', 'points', 'borda-ballot', 'borda-m'];

/**
 * Ballots after weighing: each a map from project to weight, never twice the same project and never a weight of 0.
 * Ballot `i` holds `chosen[starts[i]] …` with `weights[starts[i]] …`.
 */
export type Profile = {
	/** How many projects there are to choose from. */
	readonly projects: number;
	/** All ballots, empty ones too: what the pot is divided by. */
	readonly voters: number;
	readonly starts: Uint32Array;
	readonly chosen: Uint32Array;
	readonly weights: Int32Array;
};

/**
 * Weighs ballots over `projects` projects:
 * - `approval`: 1 for each project named, however often;
 * - `points`: the points, or one for each mark; a project with no points is not supported;
 * - `borda-ballot`: length of this ballot minus the places before it: first = length, last = 1;
 * - `borda-m`: number of projects - 1 minus the places before it, what is not ranked 0.
 */
export function weigh(ballots: Ballots, projects: number, weights: Weights): Profile {
	const { starts, marks, points } = ballots;
	const voters = Math.max(0, starts.length - 1);
	const out = {
		starts: new Uint32Array(voters + 1),
		chosen: new Uint32Array(marks.length),
		weights: new Int32Array(marks.length),
	};
	const seenIn = new Int32Array(projects).fill(-1);
	const seenAt = new Uint32Array(projects);
	let end = 0;
	for (let ballot = 0; ballot < voters; ballot++) {
		const first = end;
		for (let at = starts[ballot]!; at < starts[ballot + 1]!; at++) {
			const project = marks[at]!;
			const point = points ? points[at]! : 1;
			if (seenIn[project] === ballot) {
				if (weights === 'points') out.weights[seenAt[project]!]! += point;
				continue;
			}
			if (weights === 'approval' && point <= 0) continue;
			seenIn[project] = ballot;
			seenAt[project] = end;
			out.chosen[end] = project;
			out.weights[end] = weights === 'points' ? point : 1;
			end++;
		}
		if (weights === 'borda-ballot') rank(out.weights, first, end, end - first);
		else if (weights === 'borda-m') rank(out.weights, first, end, projects - 1);
		if (weights !== 'approval') end = withoutNothings(out, first, end);
		out.starts[ballot + 1] = end;
	}
	return {
		projects,
		voters,
		starts: out.starts,
		chosen: out.chosen.subarray(0, end),
		weights: out.weights.subarray(0, end),
	};
}

/** The score of each project: the sum of what the ballots give it. */
export function scores(profile: Profile): Float64Array {
	const sums = new Float64Array(profile.projects);
	const { chosen, weights } = profile;
	for (let at = 0; at < chosen.length; at++) sums[chosen[at]!]! += weights[at]!;
	return sums;
}

function rank(weights: Int32Array, from: number, to: number, best: number): void {
	for (let at = from; at < to; at++) weights[at] = best - (at - from);
}

function withoutNothings({ chosen, weights }: { chosen: Uint32Array; weights: Int32Array }, from: number, to: number) {
	let end = from;
	for (let at = from; at < to; at++) {
		if (weights[at] === 0) continue;
		chosen[end] = chosen[at]!;
		weights[end] = weights[at]!;
		end++;
	}
	return end;
}
