import type { Facts, Word } from '#lib/i18n/words.ts';
import { fieldWords } from '../form/refusals';

const words: Readonly<Record<string, Word>> = {
	unreadable: 'work:refused_unreadable',
	idea_gone: 'work:refused_idea_gone',
	meeting_gone: 'work:refused_meeting_gone',
	not_worked_on: 'work:refused_not_worked_on',
	not_at_this_stage: 'work:refused_not_at_this_stage',
	same_idea: 'work:refused_same_idea',
	merged_already: 'work:refused_merged_already',
	merged_the_other_way: 'work:refused_merged_the_other_way',
	not_merged: 'work:refused_not_merged',
	nothing_chosen: 'work:refused_nothing_chosen',
	pile_gone: 'work:refused_pile_gone',
	empty_pile: 'work:refused_empty_pile',
	nothing_to_undo: 'work:refused_nothing_to_undo',
	ends_before_it_starts: 'work:refused_ends_before_it_starts',
	without_step: 'work:refused_without_step',
	no_help_needed: 'work:refused_no_help_needed',
	sheet_incomplete: 'work:refused_sheet_incomplete',
	no_case: 'work:refused_no_case',
	because_missing: 'work:refused_because_missing',
	try_missing: 'work:refused_try_missing',
	price_missing: 'work:refused_price_missing',
	price_backwards: 'work:refused_price_backwards',
	payer_missing: 'work:refused_payer_missing',
	not_answered: 'work:refused_not_answered',
	answer_was_no: 'work:refused_answer_was_no',
	not_screened: 'work:refused_not_screened',
	not_agreed: 'work:refused_not_agreed',
	hard_to_read: 'work:refused_hard_to_read',
	due_past: 'work:refused_due_past',
	ballot_frozen: 'work:refused_ballot_frozen',
	text_frozen: 'work:refused_text_frozen',
	meeting_over: 'device:refused_meeting_over',
	too_many_devices: 'device:refused_full',
	device_gone: 'device:refused_gone',
	note_gone: 'device:refused_note_gone',
	written_meanwhile: 'sheet:meanwhile',
};

type Refusal = {
	readonly reason: string;
	readonly limit?: number;
	readonly length?: number;
	readonly count?: number;
	readonly lix?: number;
};

/** The sentence for a refusal on the pages of those who run rounds. */
export function refusalWords(refusal: Refusal): readonly [Word, Facts] {
	const { count = 0, lix = 0 } = refusal;
	return fieldWords(refusal) ?? [words[refusal.reason] ?? 'work:refused_unreadable', { count, lix }];
}
