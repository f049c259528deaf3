/** Every reason why an act of the people who run a poll is refused. Each has its sentence. */
export type PollReason =
	| 'not_now'
	| 'no_box'
	| 'not_ready'
	| 'paper_too_long'
	| 'ballot_frozen'
	| 'number_twice'
	| 'no_track'
	| 'not_frozen'
	| 'no_test_ballot'
	| 'not_restarted'
	| 'no_opening_key'
	| 'test_failed'
	| 'keys_missing'
	| 'log_incident'
	| 'keys_not_needed'
	| 'nothing_missing'
	| 'other_sheet'
	| 'sheet_too_short'
	| 'sheet_too_long'
	| 'line_wrong'
	| 'before_closing_time'
	| 'people_in_line'
	| 'not_later'
	| 'already_closing_time'
	| 'unknown_code'
	| 'not_open'
	| 'openings_differ'
	| 'not_an_opening'
	| 'box_does_not_open'
	| 'lot_comes_first'
	| 'lot_open'
	| 'cards_not_counted'
	| 'more_votes_than_cards'
	| 'papers_not_counted'
	| 'papers_missing'
	| 'result_is_public'
	| 'complaints_open'
	| 'database_in_use'
	| 'no_lot_needed'
	| 'not_these_ideas'
	| 'same_witness'
	| 'drawn_in_future'
	| 'no_such_idea'
	| 'nothing_changed'
	| 'prices_bind_votes'
	| 'no_such_bundle'
	| 'bundle_not_closed'
	| 'already_revoked'
	| 'cards_fixed'
	| 'is_rehearsal'
	| 'rehearsal_there'
	| 'no_rehearsal'
	| 'ballot_empty'
	| 'name_taken'
	| 'unreadable'
	| 'same_person'
	| 'second_may_not'
	| 'wrong_login'
	| 'wrong_code'
	| 'busy';

/** A refusal of such an act with the facts that its sentence needs. */
export type PollRefused = {
	readonly reason: PollReason;
	readonly number?: number;
	readonly title?: string;
	readonly closesAt?: number;
	readonly until?: number;
	readonly used?: number;
	readonly handedOut?: number;
};
