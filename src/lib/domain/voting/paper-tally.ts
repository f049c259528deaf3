import { ok, refuse, type Result } from '../result.ts';
import type { BallotPaper } from './ballot-format.ts';
import { choicesText } from './ballot-text.ts';
import type { PaperPile } from './paper-count.ts';

/** A pile of papers that say the same in one track: `what` is the canonical text of that, or `invalid`. */
export type TallyPlace = {
	readonly track: number;
	readonly version: number;
	/** The number of a paper that is counted on its own; none for a pile. */
	readonly sheet?: number;
	readonly what: string;
};

/** How many papers a counter found in a place. */
export type TallyLine = TallyPlace & { readonly papers: number };

/** Papers on which no choice can be read. */
const INVALID = 'invalid';

/** The newest count of one person. Two count, each once or twice; a third counts once when they cannot agree. */
export type PersonsCount = {
	readonly slot: number;
	readonly counter: string;
	readonly attempt: number;
	readonly lines: readonly TallyLine[];
};

/** How far the papers are counted. `differing` names places, never numbers. */
export type CountStage =
	| { readonly stage: 'first' | 'second' }
	| { readonly stage: 'again' | 'third' | 'none_agree'; readonly differing: readonly TallyPlace[] }
	| { readonly stage: 'agreed'; readonly lines: readonly TallyLine[]; readonly by: readonly string[] };

/** Whether papers are counted in piles that say the same: one mark in each track. Others are counted one by one. */
export function isPiled(paper: BallotPaper): boolean {
	return paper.every(({ format }) => format.kind === 'one_mark');
}

/** Every place that a counter fills in: each idea, blank where that is allowed, and what cannot be read. */
export function placesToCount(paper: BallotPaper, versions: readonly number[]): TallyPlace[] {
	return paper.flatMap(({ track, ideas, blank }) => {
		const marked = ideas.map(({ number }) => choicesText([{ idea: number, marks: 1 }]));
		const whats = [...marked, ...(blank ? ['[]'] : []), INVALID];
		return versions.flatMap((version) => whats.map((what) => ({ track, version, what })));
	});
}

/**
 * The places in which two counts differ: piles, or single papers by their numbers. A place that one of them lacks holds no
 * papers there.
 */
export function differingPlaces(one: readonly TallyLine[], other: readonly TallyLine[]): TallyPlace[] {
	const there = [...one, ...other.filter((line) => !one.some((known) => isSamePlace(known, line)))];
	const differing = there.filter((place) => papersAt(one, place) !== papersAt(other, place));
	const piles = differing.flatMap(({ track, version, sheet, what }) => (sheet ? [] : [{ track, version, what }]));
	const sheets = differing.flatMap(({ track, version, sheet }) => (sheet ? [{ track, version, sheet, what: '' }] : []));
	return [...piles, ...sheets.filter((place, at) => sheets.findIndex((first) => isSamePlace(first, place)) === at)];
}

/** How far these counts have come. Two people must agree to the last paper; a third decides when those two cannot. */
export function stageOf(counts: readonly PersonsCount[]): CountStage {
	const [one, other, third] = [1, 2, 3].map((slot) => counts.find((count) => count.slot === slot));
	if (!one) return { stage: 'first' };
	if (!other) return { stage: 'second' };

	const differing = differingPlaces(one.lines, other.lines);
	if (differing.length === 0) return agreedBy(one, other);
	if (one.attempt < 2 || other.attempt < 2) return { stage: 'again', differing };
	if (!third) return { stage: 'third', differing };
	const like = [one, other].find(({ lines }) => differingPlaces(lines, third.lines).length === 0);
	return like ? agreedBy(like, third) : { stage: 'none_agree', differing };
}

export type CountingRefusal = {
	readonly reason: 'count_stands' | 'count_anew' | 'counted_by_you' | 'they_count_again';
};

/** In which place, and for the how manieth time, a person counts now. Refused when it is not this person's turn. */
export function turnOf(
	counter: string,
	counts: readonly PersonsCount[],
): Result<{ readonly slot: number; readonly attempt: number }, CountingRefusal> {
	const { stage } = stageOf(counts);
	const own = counts.find((count) => count.counter === counter);
	if (stage === 'agreed') return refuse({ reason: 'count_stands' });
	if (stage === 'none_agree') return refuse({ reason: 'count_anew' });
	if (stage === 'again' && own?.attempt === 1) return ok({ slot: own.slot, attempt: 2 });
	if (own) return refuse({ reason: 'counted_by_you' });
	if (stage === 'again') return refuse({ reason: 'they_count_again' });
	return ok({ slot: { first: 1, second: 2, third: 3 }[stage], attempt: 1 });
}

/** The lines of a count as sums: nothing tells any more what a single paper said. */
export function summed(lines: readonly TallyLine[]): TallyLine[] {
	const sums = new Map<string, TallyLine>();
	for (const { track, version, what, papers } of lines) {
		const key = `${track}.${version}.${what}`;
		sums.set(key, { track, version, what, papers: papers + (sums.get(key)?.papers ?? 0) });
	}
	return [...sums.values()];
}

/** The lines of a track as piles, one for each version; `isCounted` says of a version whether its papers count. */
export function pilesOf(
	lines: readonly TallyLine[],
	track: number,
	isCounted: (version: number) => boolean,
): PaperPile[] {
	const ofTrack = lines.filter((line) => line.track === track);
	const versions = [...new Set(ofTrack.map(({ version }) => version))].sort((one, other) => one - other);
	return versions.map((version) => {
		const pile = ofTrack.filter((line) => line.version === version && line.papers > 0);
		const many = (said: string) => pile.reduce((all, { what, papers }) => all + (what === said ? papers : 0), 0);
		const said = [...new Set(pile.map(({ what }) => what))].filter((what) => what !== INVALID).sort();
		return {
			version,
			counted: isCounted(version),
			lines: said.map((what) => ({ choices: what, papers: many(what) })),
			invalid: many(INVALID),
		};
	});
}

function agreedBy({ lines, counter }: PersonsCount, other: PersonsCount): CountStage {
	return { stage: 'agreed', lines, by: [counter, other.counter] };
}

function papersAt(lines: readonly TallyLine[], place: TallyPlace): number {
	return lines.find((line) => isSamePlace(line, place))?.papers ?? 0;
}

/** Whether two lines are about the same pile, or the same single paper and what it says. */
export const isSamePlace = (one: TallyPlace, other: TallyPlace): boolean =>
	one.track === other.track && one.version === other.version && one.sheet === other.sheet && one.what === other.what;
