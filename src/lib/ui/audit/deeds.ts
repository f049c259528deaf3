import type { Word } from '#lib/i18n/words.ts';

const words: Readonly<Record<string, Word>> = {
	accept_no: 'audit:did_accept_no',
	add_second_factor: 'audit:did_add_second_factor',
	agree: 'audit:did_agree',
	answer: 'audit:did_answer',
	change_meeting: 'audit:did_change_meeting',
	change_place: 'audit:did_change_place',
	change_round: 'audit:did_change_round',
	count_handed_out: 'audit:did_count_handed_out',
	drop_offer: 'audit:did_drop_offer',
	drop_recording: 'audit:did_drop_recording',
	drop_second_factor: 'audit:did_drop_second_factor',
	end_meeting: 'audit:did_end_meeting',
	give_invitation: 'audit:did_give_invitation',
	give_reset: 'audit:did_give_reset',
	grant_role: 'audit:did_grant_role',
	issue_cards: 'audit:did_issue_cards',
	let_in: 'audit:did_let_in',
	make_box: 'audit:did_make_box',
	make_rehearsal: 'audit:did_make_rehearsal',
	make_round: 'audit:did_make_round',
	one_copy: 'audit:did_one_copy',
	open_bundle: 'audit:did_open_bundle',
	place_on_ballot: 'audit:did_place_on_ballot',
	plan_meeting: 'audit:did_plan_meeting',
	print_recovery_sheet: 'audit:did_print_recovery_sheet',
	reset_rehearsal: 'audit:did_reset_rehearsal',
	restore_keys: 'audit:did_restore_keys',
	save_idea_text: 'audit:did_save_idea_text',
	save_recording: 'audit:did_save_recording',
	seed: 'audit:did_seed',
	set_password: 'audit:did_set_password',
	shut_out: 'audit:did_shut_out',
	sign_in: 'audit:did_sign_in',
	swap_for_paper: 'audit:did_swap_for_paper',
	two_copies: 'audit:did_two_copies',
	use_recovery_code: 'audit:did_use_recovery_code',
	withdraw_role: 'audit:did_withdraw_role',
	wrong_codes: 'audit:did_wrong_codes',
};

/** What a deed of the log is called; one without a word of its own shows its name. */
export function deedWord(action: string): Word | undefined {
	return words[action];
}
