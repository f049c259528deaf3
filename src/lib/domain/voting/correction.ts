/** What becomes of papers of an earlier version of the ballot: they count as they are, or their voters are asked again. */
export const earlierPapers = ['keep', 'vote_again'] as const;
export type EarlierPapers = (typeof earlierPapers)[number];
