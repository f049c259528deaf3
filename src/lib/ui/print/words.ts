import { eveningPrompts, runSheet, type EveningPrompt, type EveningStep } from '#lib/domain/meeting/run-sheet.ts';
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
export const promptWord: Record<EveningPrompt, Word> = {
	free: 'print:prompt_free',
	children: 'print:prompt_children',
	winter: 'print:prompt_winter',
	old: 'print:prompt_old',
	week: 'print:prompt_week',
	neighbours: 'print:prompt_neighbours',
	cars: 'print:prompt_cars',
	years: 'print:prompt_years',
};

export const promptWords: readonly Word[] = eveningPrompts.map((prompt) => promptWord[prompt]);

/** What happens in each step of an idea evening. */
export const stepWord: Record<EveningStep, Word> = {
	welcome: 'print:run_welcome',
	pairs: 'print:run_pairs',
	capture: 'print:run_capture',
	read: 'print:run_read',
	pile: 'print:run_pile',
	prompts: 'print:run_prompts',
	break: 'print:run_break',
	maturing: 'print:run_maturing',
	help: 'print:run_help',
	next: 'print:run_next',
	thanks: 'print:run_thanks',
};

/** An idea evening of two hours: from which minute to which, and what happens. */
export const evening: readonly (readonly [minutes: string, what: Word])[] = [
	['−30–0', 'print:run_door'],
	...runSheet.map(({ step, from, to }) => [`${from}–${to}`, stepWord[step]] as const),
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
