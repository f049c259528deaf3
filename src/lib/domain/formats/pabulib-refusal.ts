import { placeIn, type Place, type Row } from './csv.ts';

/** Why a Pabulib file cannot be read, and where. The sentence is made from `reason` and `text`, which is what stands there. */
export type PabulibRefusal = Place & {
	readonly reason:
		| 'not_utf8'
		| 'open_quote'
		| 'long_line'
		| 'no_meta'
		| 'section_expected'
		| 'header_expected'
		| 'cells_missing'
		| 'cells_too_many'
		| 'key_twice'
		| 'key_missing'
		| 'column_missing'
		| 'column_twice'
		| 'vote_type_unknown'
		| 'not_an_amount'
		| 'amount_too_large'
		| 'not_a_number'
		| 'default_score_unsupported'
		| 'project_twice'
		| 'project_unnamed'
		| 'project_unknown'
		| 'voter_twice'
		| 'voter_unnamed'
		| 'points_do_not_match'
		| 'not_points'
		| 'points_too_many'
		| 'projects_do_not_match'
		| 'votes_do_not_match'
		| 'file_ends_early';
	readonly text: string;
};

/** A refusal at a byte of a row. */
export function refuseAt(row: Row, at: number, reason: PabulibRefusal['reason'], text = ''): PabulibRefusal {
	return { ...placeIn(row, at), reason, text: text.slice(0, 60) };
}
