import type { PackSheet } from '#lib/domain/round/print-pack.ts';
import type { Word } from '#lib/i18n/words.ts';

/** What each sheet of the print pack is called. */
export const sheetWord: Record<PackSheet, Word> = {
	poster: 'print:poster',
	flyer: 'print:flyer',
	'table-card': 'print:table_card',
	notes: 'print:notes',
	prompts: 'print:prompts',
	'run-sheet': 'print:run_sheet',
	badges: 'print:badges',
	maturing: 'print:maturing',
	ideas: 'print:ideas',
	signs: 'print:signs',
	opening: 'print:opening',
	closing: 'print:closing',
	strokes: 'print:strokes',
	tally: 'print:tally',
	lot: 'print:lot',
	emergency: 'print:emergency',
};

/** The paper that each is printed on. */
export const paperWord: Record<PackSheet, 'A3' | 'A4' | 'A5'> = {
	poster: 'A3',
	flyer: 'A5',
	'table-card': 'A5',
	notes: 'A4',
	prompts: 'A4',
	'run-sheet': 'A4',
	badges: 'A4',
	maturing: 'A3',
	ideas: 'A4',
	signs: 'A4',
	opening: 'A4',
	closing: 'A4',
	strokes: 'A4',
	tally: 'A4',
	lot: 'A4',
	emergency: 'A4',
};

/** "Tænk hvis": what a table host draws when a table has run dry. */
export const promptWords: readonly Word[] = [
	'print:prompt_free',
	'print:prompt_children',
	'print:prompt_winter',
	'print:prompt_old',
	'print:prompt_week',
	'print:prompt_neighbours',
	'print:prompt_cars',
	'print:prompt_years',
];

/** An idea evening of two hours: from which minute to which, and what happens. */
export const evening: readonly (readonly [minutes: string, what: Word])[] = [
	['−30–0', 'print:run_door'],
	['0–8', 'print:run_welcome'],
	['8–13', 'print:run_pairs'],
	['13–28', 'print:run_capture'],
	['28–38', 'print:run_read'],
	['38–53', 'print:run_pile'],
	['53–68', 'print:run_prompts'],
	['68–78', 'print:run_break'],
	['78–100', 'print:run_maturing'],
	['100–110', 'print:run_help'],
	['110–117', 'print:run_next'],
	['117–120', 'print:run_thanks'],
];

/** The way through the hall on voting day. */
export const signWords: readonly Word[] = [
	'print:sign_card',
	'print:sign_ideas',
	'print:sign_vote',
	'print:sign_coffee',
	'print:sign_help',
];

/** What is written down, and signed by two, when the vote is opened. */
export const openingLines: readonly Word[] = [
	'print:line_box_empty',
	'print:line_bundles_closed',
	'print:line_bundles_opened',
	'print:line_opened_at',
];

/** The same when it is closed. */
export const closingLines: readonly Word[] = [
	'print:line_closed_at',
	'print:line_in_line',
	'print:line_handed_out',
	'print:line_cards_left',
	'print:line_papers_out',
	'print:line_papers_box',
	'print:line_papers_spoiled',
	'print:line_head',
];

/** What the protocol asks for when a lot was drawn. */
export const lotLines: readonly Word[] = [
	'print:line_lot_between',
	'print:line_lot_method',
	'print:line_lot_order',
	'print:line_lot_at',
	'print:line_lot_witness',
	'print:line_lot_second',
];

/** What lies in the bag for the day when nothing works. */
export const emergencyLines: readonly Word[] = [
	'print:kit_ballots',
	'print:kit_cards',
	'print:kit_strokes',
	'print:kit_forms',
	'print:kit_sheet',
];
