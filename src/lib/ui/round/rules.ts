import type {
	BallotFormatName,
	Binding,
	CardRoute,
	Realiser,
	TieRule,
	VoteChange,
	WinnerRule,
} from '#lib/domain/round/round.ts';
import type { Word } from '#lib/i18n/words.ts';

// Each setting of a round with its sentence in the rules: a setting without one does not compile.

export const cardWord: Record<CardRoute, Word> = {
	drawn: 'round:rule_drawn',
	letter: 'round:rule_letter',
	identity: 'round:rule_identity',
};

export const changeWord: Record<VoteChange, Word> = {
	never: 'round:rule_change_never',
	until_close: 'round:rule_change_until_close',
};

export const formatWord: Record<BallotFormatName, Word> = {
	one_mark: 'round:format_one_mark',
	up_to: 'round:format_up_to',
	stacked: 'round:format_stacked',
	points: 'round:format_points',
	ranking: 'round:format_ranking',
	fill_pot: 'round:format_fill_pot',
};

export const winnerWord: Record<WinnerRule, Word> = {
	single_winner: 'round:win_single_winner',
	greedy_skip: 'round:win_greedy_skip',
	greedy_stop: 'round:win_greedy_stop',
	equal_shares: 'round:win_equal_shares',
};

export const tieWord: Record<TieRule, Word> = {
	lot: 'round:tie_lot',
	lot_drawn_before: 'round:tie_lot_drawn_before',
};

export const bindingWord: Record<Binding, Word> = {
	binding: 'round:binding',
	advisory: 'round:advisory',
};

export const realiserWord: Record<Realiser, Word> = {
	residents: 'round:realiser_residents',
	administration: 'round:realiser_administration',
	both: 'round:realiser_both',
};
