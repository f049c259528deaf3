import type { Need } from '#lib/domain/idea/needs.ts';
import type { SheetField, SheetGap } from '#lib/domain/idea/sheet.ts';
import type { IdeaStage, Ripeness } from '#lib/domain/idea/stage.ts';
import type { TextMaker } from '#lib/domain/idea/telling.ts';
import type { Facts, Word } from '#lib/i18n/words.ts';

// What each part of an idea is called: one that has no word does not compile.

export const ripenessWord: Record<Ripeness, Word> = {
	seed: 'idea:seed',
	sprout: 'idea:sprout',
	blossom: 'idea:blossom',
	fruit: 'idea:fruit',
	harvest: 'idea:harvest',
	sunfruit: 'idea:without_money',
	resting: 'idea:resting',
};

export const tabWord: Record<Ripeness, Word> = {
	seed: 'idea:tab_seed',
	sprout: 'idea:tab_sprout',
	blossom: 'idea:tab_blossom',
	fruit: 'idea:tab_fruit',
	harvest: 'idea:tab_harvest',
	sunfruit: 'idea:tab_sunfruit',
	resting: 'idea:tab_resting',
};

export const stageWord: Record<IdeaStage, Word> = {
	captured: 'idea:stage_captured',
	clustered: 'idea:stage_clustered',
	maturing: 'idea:stage_maturing',
	screening: 'idea:stage_screening',
	on_ballot: 'idea:stage_on_ballot',
	won: 'idea:stage_won',
	not_funded: 'idea:stage_not_funded',
	underway: 'idea:stage_underway',
	done: 'idea:stage_done',
	realised_without_money: 'idea:stage_realised_without_money',
	merged: 'idea:stage_merged',
	withdrawn: 'idea:stage_withdrawn',
	not_possible: 'idea:stage_not_possible',
};

export const fieldWord: Record<SheetField, Word> = {
	title: 'idea:field_title',
	line: 'idea:field_line',
	description: 'idea:field_description',
	place: 'idea:field_place',
	forWhom: 'idea:field_forWhom',
	whyGood: 'idea:field_whyGood',
	couldBeFree: 'idea:field_couldBeFree',
	mustSayYes: 'idea:field_mustSayYes',
};

/** Every field that a revision may hold, by its word. */
export const changeWord: Readonly<Record<string, Word>> = {
	...fieldWord,
	price: 'idea:field_price',
	elsewhere: 'idea:field_elsewhere',
	runningCost: 'idea:field_runningCost',
	runningPayer: 'idea:field_runningPayer',
	stage: 'idea:field_stage',
	doneBy: 'idea:field_doneBy',
};

export const gapWord: Record<SheetGap, Word> = {
	description: 'idea:miss_description',
	place: 'idea:miss_place',
	forWhom: 'idea:miss_forWhom',
	whyGood: 'idea:miss_whyGood',
	costs: 'idea:miss_costs',
	mustSayYes: 'idea:miss_mustSayYes',
	helpers: 'idea:miss_helpers',
	nextStep: 'idea:miss_nextStep',
};

const needWord: Record<'new' | 'unclaimed' | 'ripe' | 'waits' | 'talking' | 'agreed', Word> = {
	new: 'idea:need_new',
	unclaimed: 'idea:need_unclaimed',
	ripe: 'idea:need_ripe',
	waits: 'idea:need_waits',
	talking: 'idea:need_talking',
	agreed: 'idea:need_agreed',
};

/** The sentence for what an idea needs most. */
export function needWords(need: Need): readonly [Word, Facts?] {
	switch (need.kind) {
		case 'missing':
			return [gapWord[need.gap]];
		case 'gathered':
			return ['idea:need_gathered', { count: need.notes }];
		case 'overdue':
			return ['idea:need_overdue', { count: need.days }];
		case 'stands':
			return [stageWord[need.stage]];
		default:
			return [needWord[need.kind]];
	}
}

/** Who made a translation, as a facilitator chooses it. */
export const makerWord: Readonly<Record<TextMaker, Word>> = {
	machine: 'sheet:made_by_machine',
	person: 'sheet:made_by_person',
};

/** Who made a translation, as its reader is told. */
export const translatedWord: Readonly<Record<TextMaker, Word>> = {
	machine: 'idea:by_machine',
	person: 'idea:by_person',
};
