import type { BallotFormatName } from '#lib/domain/round/round.ts';
import type { Word } from '#lib/i18n/words.ts';

/** What a format asks of the voter: as the heading of a ballot, and how it is done. */
export const asksWord: Record<BallotFormatName, Word> = {
	one_mark: 'vote:choose_single',
	up_to: 'vote:choose_up_to',
	stacked: 'vote:choose_stacked',
	points: 'vote:choose_points',
	ranking: 'vote:choose_ranking',
	fill_pot: 'vote:choose_fill_pot',
};

export const howWord: Record<BallotFormatName, Word> = {
	one_mark: 'vote:how_one_mark',
	up_to: 'vote:how_up_to',
	stacked: 'vote:how_stacked',
	points: 'vote:how_points',
	ranking: 'vote:how_ranking',
	fill_pot: 'vote:how_fill_pot',
};
