import type { PollReason, PollRefused } from '#lib/domain/round/poll-refused.ts';
import type { Word } from '#lib/i18n/words.ts';
import { secondPersonWord, type SecondPersonReason } from '$lib/ui/people/refusals';
import type { Words } from '$lib/ui/words';

/** Why an act of those who run a poll is refused. */
const reasonWord: Record<PollReason, Word> = {
	not_now: 'poll:no_not_now',
	no_box: 'poll:no_no_box',
	not_ready: 'poll:no_not_ready',
	paper_too_long: 'poll:no_paper_too_long',
	ballot_frozen: 'poll:no_ballot_frozen',
	number_twice: 'poll:no_number_twice',
	no_track: 'poll:no_no_track',
	not_frozen: 'poll:no_not_frozen',
	no_test_ballot: 'poll:no_no_test_ballot',
	not_restarted: 'poll:no_not_restarted',
	no_opening_key: 'poll:no_no_opening_key',
	test_failed: 'poll:no_test_failed',
	keys_missing: 'poll:no_keys_missing',
	log_incident: 'poll:no_log_incident',
	keys_not_needed: 'poll:no_keys_not_needed',
	nothing_missing: 'poll:lost_none',
	other_sheet: 'poll:no_other_sheet',
	sheet_too_short: 'poll:no_twelve_lines',
	sheet_too_long: 'poll:no_twelve_lines',
	line_wrong: 'poll:no_line_wrong',
	before_closing_time: 'poll:no_before_closing_time',
	people_in_line: 'poll:no_people_in_line',
	not_later: 'poll:no_not_later',
	already_closing_time: 'poll:no_already_closing_time',
	unknown_code: 'poll:no_unknown_code',
	not_open: 'poll:no_not_open',
	openings_differ: 'poll:no_openings_differ',
	not_an_opening: 'poll:no_box_does_not_open',
	box_does_not_open: 'poll:no_box_does_not_open',
	lot_comes_first: 'poll:no_lot_comes_first',
	lot_open: 'poll:no_lot_open',
	desk_has_counted: 'desk:no_desk_has_counted',
	cards_not_counted: 'poll:no_cards_not_counted',
	more_votes_than_cards: 'poll:no_more_votes_than_cards',
	papers_not_counted: 'paper:no_papers_not_counted',
	papers_missing: 'paper:no_papers_missing',
	more_papers_than_swapped: 'paper:no_more_papers_than_swapped',
	no_papers_out: 'paper:no_papers_out',
	none_set_aside: 'paper:no_none_set_aside',
	nothing_to_take_back: 'paper:no_nothing_to_take_back',
	no_earlier_version: 'paper:no_earlier_version',
	papers_renewed: 'paper:no_papers_renewed',
	not_counting_now: 'paper:no_not_counting_now',
	sheet_line_wrong: 'paper:no_sheet_line_wrong',
	not_these_piles: 'paper:no_not_these_piles',
	count_stands: 'paper:count_stands',
	count_anew: 'paper:none_agree',
	counted_by_you: 'paper:no_counted_by_you',
	they_count_again: 'paper:no_they_count_again',
	nothing_counted: 'paper:no_nothing_counted',
	lot_drawn: 'paper:no_lot_drawn',
	no_paper_missing: 'paper:no_paper_missing',
	not_open_yet: 'vote:not_open',
	poll_closed: 'vote:closed',
	poll_paused: 'vote:paused',
	card_revoked: 'vote:revoked',
	card_on_paper: 'vote:on_paper',
	card_not_opened: 'vote:not_opened',
	code_used: 'vote:used',
	result_is_public: 'poll:state_published',
	complaints_open: 'poll:no_complaints_open',
	database_in_use: 'poll:no_database_in_use',
	no_lot_needed: 'poll:no_no_lot_needed',
	not_these_ideas: 'poll:no_not_these_ideas',
	same_witness: 'poll:no_same_witness',
	drawn_in_future: 'poll:no_drawn_in_future',
	no_such_idea: 'poll:no_no_such_idea',
	nothing_changed: 'poll:no_nothing_changed',
	prices_bind_votes: 'poll:no_prices_bind_votes',
	no_such_bundle: 'poll:no_no_such_bundle',
	bundle_not_closed: 'poll:no_bundle_not_closed',
	already_revoked: 'poll:no_already_revoked',
	cards_fixed: 'poll:no_cards_fixed',
	is_rehearsal: 'poll:no_not_now',
	rehearsal_there: 'poll:rehearsal_there',
	no_rehearsal: 'poll:rehearsal_none',
	ballot_empty: 'poll:rehearsal_empty',
	name_taken: 'poll:rehearsal_there',
	unreadable: 'poll:no_unreadable',
	same_person: 'people:same_person',
	second_may_not: 'people:second_may_not',
	wrong_login: 'people:wrong_login',
	wrong_code: 'people:wrong_code',
	busy: 'people:busy',
};

/** The refusal as a sentence, with the facts it came with. */
export function refusalSentence({ say, day, hour }: Words, { reason, until, closesAt, ...facts }: PollRefused): string {
	const at = until ?? closesAt;
	return say(reasonWord[reason], { ...facts, ...(at !== undefined && { day: day(at), hour: hour(at) }) });
}

/** The refusal when it is about the second person's signature. */
export function secondRefused(refusal: PollRefused | undefined): SecondPersonReason | undefined {
	const reason = refusal?.reason;
	return reason && isOfSecond(reason) ? reason : undefined;
}

function isOfSecond(reason: string): reason is SecondPersonReason {
	return Object.hasOwn(secondPersonWord, reason);
}
