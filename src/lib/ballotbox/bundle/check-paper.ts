import { ok, type Result } from '../../domain/result.ts';
import { paperIn } from '../../domain/results/manifest-count.ts';
import type { PaperTrack } from '../../domain/voting/ballot-format.ts';
import { readable } from '../../domain/voting/paper-account.ts';
import type { PaperLine } from '../../domain/voting/paper-count.ts';
import type { Unpacked } from './check-list.ts';
import { isChoice } from './check-opening.ts';
import { fault, type Fault, type FaultReason } from './fault.ts';
import { textIn } from './lines.ts';
import { readListedPapers, readSummedPapers, type ListedPapers, type PaperFile } from './paper-file.ts';

/** What was voted on paper, track by track: how many votes, and where ballots are published, their choices, ascending. */
export type CheckedPaper = {
	readonly swapped: number;
	/** False when no papers were counted: the lists are empty. */
	readonly isCounted: boolean;
	readonly votes: readonly number[];
	readonly boards: readonly (readonly string[])[];
};

/**
 * Checks what is said of paper: that as many cards were swapped as the log says, that every paper is one of a ballot that was
 * in use and a valid vote, and that no more papers came back than were handed out. What lay in the box it cannot see.
 */
export function checkPaper(unpacked: Unpacked, swapped: number): Result<CheckedPaper, Fault> {
	const text = textIn(unpacked.files.get('paper.json') ?? new Uint8Array()) ?? '';
	const summed = unpacked.kind === 'totals' ? readSummedPapers(text) : undefined;
	const listed = unpacked.kind === 'ballots' ? readListedPapers(text) : undefined;
	const told = summed ?? listed;
	if (!told) return wrong('not_a_paper_count');
	if (told.swapped !== swapped) return wrong('not_the_paper');
	if (!told.count) return ok({ swapped, isCounted: false, votes: [], boards: [] });

	const places = told.count.tracks.map(({ track }) => track);
	if (places.join() !== unpacked.manifest.tracks.map(({ track }) => track).join()) return wrong('paper_of_no_ballot');
	const reason = listed ? faultInLists(unpacked, listed) : undefined;
	if (reason) return wrong(reason);
	const votes = told.count.tracks.map((track) => ('votes' in track ? track.votes : readable(track)));
	if (votes.some((count) => count > swapped)) return wrong('more_papers_than_cards');
	const boards = listed?.count?.tracks.map(({ lines }) => lines.flatMap(papersOfLine)) ?? [];
	return ok({ swapped, isCounted: true, votes, boards });
}

function faultInLists(
	{ manifest, manifests }: Unpacked,
	{ swapped, count }: PaperFile<ListedPapers>,
): FaultReason | undefined {
	const tracks = count?.tracks ?? [];
	const versions = tracks.map(({ piles }) => piles.map(({ version }) => version));
	if (!versions.every((piles) => areVersions(piles, manifests.length) && piles.join() === versions[0]?.join())) {
		return 'paper_of_no_ballot';
	}
	for (const [at, paper] of paperIn(manifest).entries()) {
		const track = tracks[at];
		const reason = track && (faultInLines(track.lines, paper) ?? faultInNumbers(track, swapped, count?.renewed ?? 0));
		if (reason) return reason;
	}
	return undefined;
}

function areVersions(piles: readonly number[], last: number): boolean {
	return piles.every((version, at) => version > (piles[at - 1] ?? 0) && version <= last);
}

function faultInLines(lines: readonly PaperLine[], track: PaperTrack): FaultReason | undefined {
	for (const [at, { choices, papers }] of lines.entries()) {
		if (papers === 0) return 'not_a_paper_count';
		if (at > 0 && choices <= (lines[at - 1]?.choices ?? '')) return 'not_in_order';
		if (!isChoice(choices, track)) return 'not_a_ballot';
	}
	return undefined;
}

function faultInNumbers({ piles, ...list }: ListedPapers, swapped: number, renewed: number): FaultReason | undefined {
	const counted = piles.reduce((sum, pile) => sum + (pile.counted ? pile.papers : 0), 0);
	const there = piles.reduce((sum, { papers }) => sum + papers, 0);
	if (readable(list) + list.invalid !== counted) return 'papers_differ';
	if (counted > swapped) return 'more_papers_than_cards';
	return there > swapped + renewed ? 'more_papers_than_given' : undefined;
}

const papersOfLine = ({ choices, papers }: PaperLine) => Array.from({ length: papers }, () => choices);
const wrong = (reason: FaultReason) => fault('paper.json', reason);
