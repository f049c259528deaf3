import { money, total, type Money } from '../money.ts';
import { ok, refuse, type Result } from '../result.ts';
import { formatLimits, type BallotPaper, type FormatLimits, type PaperTrack } from './ballot-format.ts';

/** Marks (or points) on one idea, by the idea's number on the paper. In a ranking each has 1 and the order tells. */
export type Mark = { readonly idea: number; readonly marks: number };

/** One track as the voter filled it; `blank` when the voter said so. A ranking comes with the best idea first. */
export type FilledTrack = { readonly track: number; readonly marks: readonly Mark[]; readonly blank?: boolean };

/** A valid track in its one canonical form. No marks is a blank vote. */
export type BallotTrack = { readonly track: number; readonly marks: readonly Mark[] };

/** A valid ballot: every track of the paper, in the paper's order. */
export type Ballot = readonly BallotTrack[];

/** Why a ballot is not valid, with the track it is about. */
export type BallotRefusal =
	| { readonly reason: 'unknown_track' | 'track_filled_twice'; readonly track: number }
	| { readonly reason: 'nothing_chosen' | 'blank_not_allowed' | 'blank_and_marked'; readonly track: number }
	| { readonly reason: 'not_on_ballot' | 'marked_twice' | 'not_a_mark'; readonly track: number; readonly idea: number }
	| { readonly reason: 'too_many_on_idea'; readonly track: number; readonly idea: number; readonly most: number }
	| { readonly reason: 'too_many_marks'; readonly track: number; readonly marks: number; readonly most: number }
	| { readonly reason: 'over_pot'; readonly track: number; readonly by: Money };

/**
 * A whole ballot, all tracks in one pass, in canonical form.
 * Refused with the first rule it breaks, in the order of the paper; a track that is missing counts as not chosen.
 */
export function fillBallot(paper: BallotPaper, filled: readonly FilledTrack[]): Result<Ballot, BallotRefusal> {
	const byTrack = new Map(filled.map((track) => [track.track, track]));
	for (const { track } of filled) {
		if (!paper.some((onPaper) => onPaper.track === track)) return refuse({ reason: 'unknown_track', track });
		if (filled.filter((other) => other.track === track).length > 1) {
			return refuse({ reason: 'track_filled_twice', track });
		}
	}

	const ballot: BallotTrack[] = [];
	for (const onPaper of paper) {
		const track = fillTrack(onPaper, byTrack.get(onPaper.track) ?? { track: onPaper.track, marks: [] });
		if (!track.ok) return track;
		ballot.push(track.value);
	}
	return ok(ballot);
}

/**
 * One track in canonical form: a ranking in the voter's order, everything else by the ideas' numbers.
 * An idea with 0 marks is not marked. Refused with the first rule it breaks.
 */
export function fillTrack(paper: PaperTrack, filled: Omit<FilledTrack, 'track'>): Result<BallotTrack, BallotRefusal> {
	const { track } = paper;
	const marks = filled.marks.filter((mark) => mark.marks !== 0);

	if (filled.blank && !paper.blank) return refuse({ reason: 'blank_not_allowed', track });
	if (filled.blank && marks.length > 0) return refuse({ reason: 'blank_and_marked', track });
	if (!filled.blank && marks.length === 0) return refuse({ reason: 'nothing_chosen', track });

	const fault =
		faultOnIdea(paper, marks, formatLimits(paper.format)) ?? faultInAll(paper, marks, formatLimits(paper.format));
	if (fault) return refuse(fault);

	return ok({ track, marks: paper.format.kind === 'ranking' ? marks : byNumber(marks) });
}

function faultOnIdea(paper: PaperTrack, marks: readonly Mark[], { onOneIdea: most }: FormatLimits) {
	const seen = new Set<number>();
	for (const { idea, marks: given } of marks) {
		const about = { track: paper.track, idea };
		if (!paper.ideas.some(({ number }) => number === idea)) return { reason: 'not_on_ballot', ...about } as const;
		if (seen.has(idea)) return { reason: 'marked_twice', ...about } as const;
		if (!Number.isSafeInteger(given) || given < 0) return { reason: 'not_a_mark', ...about } as const;
		if (given > most) return { reason: 'too_many_on_idea', ...about, most } as const;
		seen.add(idea);
	}
	return undefined;
}

function faultInAll({ track, ideas }: PaperTrack, marks: readonly Mark[], { inAll: most, pot }: FormatLimits) {
	const given = marks.reduce((sum, mark) => sum + mark.marks, 0);
	if (given > most) return { reason: 'too_many_marks', track, marks: given, most } as const;

	const marked = ideas.filter(({ number }) => marks.some(({ idea }) => idea === number));
	const spent = total(marked.map(({ price }) => price));
	if (pot !== undefined && spent > pot) return { reason: 'over_pot', track, by: money(spent - pot) } as const;
	return undefined;
}

function byNumber(marks: readonly Mark[]): Mark[] {
	return [...marks].sort((one, other) => one.idea - other.idea);
}
