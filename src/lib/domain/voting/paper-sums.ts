import { papersOf, type PaperCount, type PaperPile } from './paper-count.ts';

/** How many papers lie in a pile: those with a vote, a blank one too, and those on which none can be read. */
export function papersIn({ lines, invalid }: Pick<PaperPile, 'lines' | 'invalid'>): number {
	return lines.reduce((sum, { papers }) => sum + papers, invalid);
}

/** How many papers were counted in a round, the invalid ones too: of its tracks, in the one with fewest. 0 without papers. */
export function fewestPapers(paper: PaperCount | undefined): number {
	const counted = paper?.tracks.map(({ piles }) => piles.filter((pile) => pile.counted)) ?? [];
	const papers = counted.map((piles) => piles.reduce((sum, pile) => sum + papersIn(pile), 0));
	return papers.filter((count) => count > 0).reduce((least, count) => Math.min(least || count, count), 0);
}

/** What each track is counted by: the ballots from the box, and those on paper where papers were counted. */
export function countedBoards(boards: readonly (readonly string[])[], paper?: PaperCount): (readonly string[])[] {
	return withPapers(boards, paper?.tracks.map(({ piles }) => papersOf(piles)) ?? []);
}

/** The ballots of both kinds in one list a track, ascending. */
export function withPapers(
	boards: readonly (readonly string[])[],
	papers: readonly (readonly string[])[],
): (readonly string[])[] {
	return boards.map((board, at) => (papers[at]?.length ? [...board, ...papers[at]].sort() : board));
}
