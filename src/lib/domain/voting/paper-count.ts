/** Papers of a pile that say the same. `choices` is the canonical text of a ballot in this track; `[]` is blank. */
export type PaperLine = { readonly choices: string; readonly papers: number };

/** The papers of one version of the ballot. A pile that is set aside does not count: its voters were asked to vote anew. */
export type PaperPile = {
	readonly version: number;
	readonly counted: boolean;
	/** By choices, ascending by code unit; no line is empty of papers. */
	readonly lines: readonly PaperLine[];
	/** Papers on which no choice can be read. */
	readonly invalid: number;
};

/** What two counts of the papers agreed on. Tracks and piles stand in their order; every track has the same versions. */
export type PaperCount = {
	/** Papers that were handed in again for another, because of a wrong mark. */
	readonly spoiled: number;
	/** Papers of a corrected ballot, for people whose first paper is set aside. */
	readonly renewed: number;
	readonly tracks: readonly { readonly track: number; readonly piles: readonly PaperPile[] }[];
};

/** The ballots in the piles of a track that count, one text a paper, ascending as a board is. */
export function papersOf(piles: readonly PaperPile[]): string[] {
	return piles
		.filter(({ counted }) => counted)
		.flatMap(({ lines }) => lines.flatMap(({ choices, papers }) => Array.from({ length: papers }, () => choices)))
		.sort();
}
