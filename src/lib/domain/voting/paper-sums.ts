import { papersThatCount } from './paper-account.ts';
import { papersOf, type PaperCount } from './paper-count.ts';

/** How many papers were counted in a round, the invalid ones too: of its tracks, in the one with fewest. 0 without papers. */
export function fewestPapers(paper: PaperCount | undefined): number {
	const counted = paper?.tracks.map(({ piles }) => papersThatCount(piles)) ?? [];
	return counted.filter((count) => count > 0).reduce((least, count) => Math.min(least || count, count), 0);
}

/** A count with every track of a ballot in it: one that no paper came back of has no piles. */
export function onEveryTrack(paper: PaperCount, tracks: readonly { readonly track: number }[]): PaperCount {
	const found = new Map(paper.tracks.map((one) => [one.track, one]));
	return { ...paper, tracks: tracks.map(({ track }) => found.get(track) ?? { track, piles: [] }) };
}

/** What each track is counted by: the ballots from the box, and those on paper where papers were counted. */
export function countedBoards(boards: readonly (readonly string[])[], paper?: PaperCount): (readonly string[])[] {
	return boards.map((board, at) => withPapers(board, papersOf(paper?.tracks[at]?.piles ?? [])));
}

/** The ballots of a track from the box and on paper in one list, ascending. */
export function withPapers(board: readonly string[], papers: readonly string[]): readonly string[] {
	return papers.length > 0 ? [...board, ...papers].sort() : board;
}
