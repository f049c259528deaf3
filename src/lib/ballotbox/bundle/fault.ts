/** Where a bundle is wrong: the file, the line when it is one, and why. */
export type Fault = { readonly file: string; readonly line?: number; readonly reason: FaultReason };

/** What can be wrong with a bundle. */
export const faultReasons = [
	'not_an_archive',
	'not_a_list',
	'not_as_listed',
	'changed',
	'not_a_manifest',
	'not_signed',
	'wrong_signature',
	'other_round',
	'more_than_corrected',
	'wrong_files',
	'cut_off',
	'not_a_card',
	'not_in_order',
	'not_the_listed_cards',
	'not_a_head',
	'heads_do_not_grow',
	'not_a_leaf',
	'not_begun',
	'not_closed',
	'after_closing',
	'other_manifest',
	'unknown_card',
	'card_taken_out',
	'voted_twice',
	'wrong_version',
	'wrong_root',
	'opened_before_signed',
	'log_goes_on',
	'not_the_urn',
	'not_an_opening',
	'numbers_differ',
	'other_custody',
	'not_a_ballot',
	'ballots_missing',
	'not_the_opening',
	'not_a_paper_count',
	'not_the_paper',
	'paper_of_no_ballot',
	'papers_differ',
	'more_papers_than_cards',
	'more_papers_than_given',
	'not_a_lot',
	'lot_missing',
	'other_result',
	'other_pabulib',
] as const;
export type FaultReason = (typeof faultReasons)[number];

/** What stops a check: a fault in a file, at a line when it has one. */
export function fault(file: string, reason: FaultReason, line?: number) {
	const place: Fault = line === undefined ? { file, reason } : { file, line, reason };
	return { ok: false as const, refusal: place };
}
