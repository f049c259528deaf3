import type { PollState } from '#lib/domain/round/poll.ts';
import type { Missing } from '#lib/domain/round/readiness.ts';
import type { PollKey } from '#lib/domain/voting/recovery-sheet.ts';
import type { Word } from '#lib/i18n/words.ts';

/** Where a poll stands, in a sentence. */
export const stateWord: Record<PollState, Word> = {
	draft: 'poll:state_draft',
	ready: 'poll:state_ready',
	open: 'poll:state_open',
	incident: 'poll:state_incident',
	closed: 'poll:state_closed',
	opened: 'poll:state_opened',
	published: 'poll:state_published',
	final: 'poll:state_final',
};

/** What is missing before a poll may open, and where it is mended: an address after that of the round's work, or a place on the page. */
export const missingWord: Record<Missing['what'], { readonly word: Word; readonly at: string }> = {
	hours: { word: 'poll:missing_hours', at: '/settings' },
	hours_past: { word: 'poll:missing_hours_past', at: '/settings' },
	tie_rule: { word: 'poll:missing_tie_rule', at: '/settings' },
	rules: { word: 'poll:missing_rules', at: '#read' },
	language: { word: 'poll:missing_language', at: '#read' },
	opener: { word: 'poll:missing_opener', at: '/../people' },
	accessibility: { word: 'poll:missing_accessibility', at: '#contact' },
	frozen: { word: 'poll:missing_frozen', at: '#ballot' },
	test_ballot: { word: 'poll:missing_test_ballot', at: '#test' },
	recovery_sheet: { word: 'poll:missing_recovery_sheet', at: '#sheet' },
	cards: { word: 'poll:missing_cards', at: '/cards' },
	active_cards: { word: 'poll:missing_active_cards', at: '/cards' },
	few_ideas: { word: 'poll:missing_few_ideas', at: '/poll/ballot' },
	no_price: { word: 'poll:missing_no_price', at: '/poll/ballot' },
	over_pot: { word: 'poll:missing_over_pot', at: '/poll/ballot' },
	outside_band: { word: 'poll:missing_outside_band', at: '/poll/ballot' },
};

/** The keys of a poll, by what they are for. */
export const keyWord: Record<PollKey, Word> = {
	box: 'poll:key_box',
	cards: 'poll:key_cards',
	log: 'poll:key_log',
};
