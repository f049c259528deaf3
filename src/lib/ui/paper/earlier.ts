import type { EarlierPapers } from '#lib/domain/voting/correction.ts';
import type { Word } from '#lib/i18n/words.ts';

/** What becomes of papers of an earlier version. */
export const earlierWord: Record<EarlierPapers, Word> = {
	keep: 'poll:earlier_keep',
	vote_again: 'poll:earlier_vote_again',
};
