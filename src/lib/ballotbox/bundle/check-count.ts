import { countTrack } from '../../domain/results/count-track.ts';
import { electionsIn, pabulibOf, resultText } from '../../domain/results/manifest-count.ts';
import type { TrackOutcome } from '../../domain/results/track-outcome.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ManifestTrack } from '../../domain/voting/manifest.ts';
import { withPapers } from '../../domain/voting/paper-sums.ts';
import type { Unpacked } from './check-list.ts';
import type { CheckedOpening } from './check-opening.ts';
import type { CheckedPaper } from './check-paper.ts';
import { fault, type Fault } from './fault.ts';
import { textIn } from './lines.ts';
import { readLots, type PublishedLot } from './lots-file.ts';

/** What the recount came to; nothing where the ballots are not published. */
export type CheckedCount = { readonly lots: readonly PublishedLot[]; readonly outcomes: readonly TrackOutcome[] };

/** Checks the lots, counts every track again by its rule, and compares the result and the Pabulib files. */
export function checkCount(
	{ kind, files, manifest }: Unpacked,
	{ opening, boards }: CheckedOpening,
	paper: CheckedPaper,
): Result<CheckedCount, Fault> {
	const text = (name: string) => textIn(files.get(name) ?? new Uint8Array()) ?? '';
	const lots = readLots(text('lots.json'));
	if (!lots?.every((lot) => isLot(lot, manifest.tracks))) return fault('lots.json', 'not_a_lot');
	if (kind === 'totals') {
		const votes = manifest.tracks.map((_, at) => opening.valid + (paper.votes[at] ?? 0));
		const isResult = hasVotes(text('result.json'), votes);
		return isResult ? ok({ lots, outcomes: [] }) : fault('result.json', 'other_result');
	}

	const both = boards.map((board, at) => withPapers(board, paper.boards[at] ?? []));
	const elections = electionsIn(manifest, both, lots);
	const outcomes = elections.map(countTrack);
	if (outcomes.some(({ lotBetween }) => lotBetween)) return fault('lots.json', 'lot_missing');
	if (text('result.json') !== resultText(outcomes)) return fault('result.json', 'other_result');
	for (const [at, election] of elections.entries()) {
		const [outcome, name] = [outcomes[at], `track-${at + 1}.pb`];
		if (outcome && text(name) !== pabulibOf(manifest, election, outcome)) return fault(name, 'other_pabulib');
	}
	return ok({ lots, outcomes });
}

/** A lot is between ideas of one track, in the order of their numbers, and draws each of them once. */
function isLot({ track, between, drawn }: PublishedLot, tracks: readonly ManifestTrack[]): boolean {
	const numbers = tracks.find((one) => one.track === track)?.ideas.map(({ number }) => number) ?? [];
	const isSorted = between.every((number, at) => numbers.includes(number) && (between[at - 1] ?? -1) < number);
	const same = [...drawn].sort((one, other) => one - other).join() === between.join();
	return isSorted && same && between.length > 1;
}

/** Without ballots there is nothing to count; the totals must at least be of so many votes, in canonical form. */
function hasVotes(text: string, expected: readonly number[]): boolean {
	try {
		const result = JSON.parse(text) as { tracks?: { votes?: unknown }[] };
		const votes = result.tracks?.map((track) => track.votes) ?? [];
		return (
			JSON.stringify(result) === text &&
			votes.length === expected.length &&
			votes.every((count, at) => count === expected[at])
		);
	} catch {
		return false; // no JSON, or none of this shape
	}
}
