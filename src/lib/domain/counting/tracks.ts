import type { Money } from '../money.ts';
import type { Result } from '../result.ts';
import { ballotCount, type Ballots } from './ballots.ts';
import type { Allocation, CountRefusal, Step } from './allocation.ts';
import type { Project } from './instance.ts';
import { weigh, type Weights } from './profile.ts';
import { countBy, type RuleChoice } from './rules.ts';
import type { TieRule } from './ties.ts';

/** A part of a round with a pot, a price band and a rule of its own: small and large projects, say. */
export type Track = RuleChoice & {
	readonly id: string;
	readonly pot: Money;
	/** The smallest and the largest cost that may take part, both included. */
	readonly band?: { readonly from?: Money; readonly to?: Money };
	readonly weights: Weights;
	readonly ties: TieRule;
	readonly conflicts?: readonly (readonly string[])[];
};

/** A project and the track that it stands in. */
export type TrackProject = Project & { readonly track: string };

/**
 * Counts every track of one ballot paper, each with its own pot and rule. A voter who marked nothing in a track counts there
 * as a voter with an empty ballot. A project outside the price band of its track takes no part.
 */
export function countTracks(
	tracks: readonly Track[],
	projects: readonly TrackProject[],
	ballots: Ballots,
	unit: number,
): ReadonlyMap<string, Result<Allocation, CountRefusal>> {
	return new Map(tracks.map((track) => [track.id, countTrack(track, projects, ballots, unit)]));
}

function countTrack(track: Track, projects: readonly TrackProject[], ballots: Ballots, unit: number) {
	const own = projects.map((project) => project.track === track.id && isInBand(project, track));
	const taking = projects.filter((_, place) => own[place]);
	const instance = { budget: track.pot, unit, projects: taking, conflicts: track.conflicts ?? [] };
	const profile = weigh(onlyThese(ballots, own), taking.length, track.weights);
	const outcome = countBy(track, instance, profile, track.ties);
	if (!outcome.ok) return outcome;
	const outside = projects.filter((project) => project.track === track.id && !isInBand(project, track));
	const { left, steps } = outcome.value;
	const more = outside.map(({ id, cost }): Step => {
		return { project: id, support: 0, cost, before: left, left, decision: 'outside_band' };
	});
	return { ok: true as const, value: { ...outcome.value, steps: [...steps, ...more] } };
}

function isInBand({ cost }: Project, { band }: Track): boolean {
	return cost >= (band?.from ?? 0) && cost <= (band?.to ?? Infinity);
}

/** The ballots with the marks for these projects alone, which are numbered anew. */
function onlyThese({ starts, marks, points }: Ballots, own: readonly boolean[]): Ballots {
	let next = 0;
	const places = Int32Array.from(own, (mine) => (mine ? next++ : -1));
	const voters = ballotCount({ starts, marks });
	const out = { starts: new Uint32Array(voters + 1), marks: [] as number[], points: [] as number[] };
	for (let ballot = 0; ballot < voters; ballot++) {
		for (let at = starts[ballot]!; at < starts[ballot + 1]!; at++) {
			const place = places[marks[at]!]!;
			if (place < 0) continue;
			out.marks.push(place);
			if (points) out.points.push(points[at]!);
		}
		out.starts[ballot + 1] = out.marks.length;
	}
	const kept = { starts: out.starts, marks: Uint32Array.from(out.marks) };
	return points ? { ...kept, points: Int32Array.from(out.points) } : kept;
}
