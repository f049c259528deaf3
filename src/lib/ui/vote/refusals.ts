import type { VoteRefusal } from '#lib/domain/voting/vote-refusal.ts';
import type { Word } from '#lib/i18n/words.ts';

/** What stands in the way, and what to do. `mistyped`: the code itself is wrong, and stays in its field. */
type Told = { readonly what: Word; readonly todo: Word; readonly mistyped?: true };

const unknown: Told = { what: 'vote:unknown', todo: 'vote:unknown_do', mistyped: true };

export const refusalWords: Record<VoteRefusal['reason'], Told> = {
	wrong_length: unknown,
	wrong_character: unknown,
	mistyped: unknown,
	unknown_code: unknown,
	torn_code: { what: 'vote:torn', todo: 'vote:torn_do', mistyped: true },
	not_open_yet: { what: 'vote:not_open', todo: 'vote:not_open_soon' },
	poll_closed: { what: 'vote:closed', todo: 'vote:closed_do' },
	poll_paused: { what: 'vote:paused', todo: 'vote:paused_do' },
	card_revoked: { what: 'vote:revoked', todo: 'vote:revoked_do' },
	card_on_paper: { what: 'vote:on_paper', todo: 'vote:on_paper_do' },
	card_not_opened: { what: 'vote:not_opened', todo: 'vote:not_opened_do' },
	changed_too_often: { what: 'vote:changed_often', todo: 'vote:changed_often_do' },
	code_used: { what: 'vote:used', todo: 'vote:used_do' },
	other_card: { what: 'vote:other_card', todo: 'vote:other_card_do' },
	chosen_anew: { what: 'vote:anew', todo: 'vote:anew_do' },
	no_pass: { what: 'vote:no_pass', todo: 'vote:no_pass_do' },
};
