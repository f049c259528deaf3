import type { MeetingKind } from '../meeting/meeting.ts';
import type { Binding, Realiser, TieRule, WinnerRule } from '../round/round.ts';

/** A meeting of a template: so many days before the voting day, between these hours of the Danish clock. */
export type TemplateMeeting = {
	readonly kind: MeetingKind;
	readonly daysBefore: number;
	readonly from: string;
	readonly until: string;
};

/** A course that has worked somewhere, as a beginning: everything in it can be changed afterwards. */
export type Template = {
	readonly minimumAge: number;
	readonly tieRule: TieRule;
	readonly binding: Binding;
	readonly realiser: Realiser;
	readonly rule: WinnerRule;
	/** Ideas are taken in from the first meeting until so many days before the voting day. */
	readonly ideasUntilDaysBefore: number;
	readonly meetings: readonly TemplateMeeting[];
};

export const templateNames = ['bolbro', 'four_evenings'] as const;
export type TemplateName = (typeof templateNames)[number];

const evening = { from: '18:00', until: '20:00' } as const;

/** The templates by name. The first is the one that is offered first. */
export const templates: Readonly<Record<TemplateName, Template>> = {
	// Bolbro 2014 and 2015: three idea evenings and a dialogue with the municipality, then a Saturday in the hall
	bolbro: {
		minimumAge: 10,
		tieRule: 'lot',
		binding: 'binding',
		realiser: 'residents',
		rule: 'greedy_skip',
		ideasUntilDaysBefore: 40,
		meetings: [
			{ kind: 'idea_evening', daysBefore: 60, ...evening },
			{ kind: 'idea_evening', daysBefore: 50, ...evening },
			{ kind: 'idea_evening', daysBefore: 40, ...evening },
			{ kind: 'dialogue', daysBefore: 28, ...evening },
			{ kind: 'follow_up', daysBefore: -28, ...evening },
		],
	},
	// the general form: planning with the municipality, four evenings, an evaluation
	four_evenings: {
		minimumAge: 15,
		tieRule: 'lot',
		binding: 'advisory',
		realiser: 'both',
		rule: 'greedy_skip',
		ideasUntilDaysBefore: 42,
		meetings: [
			{ kind: 'planning', daysBefore: 90, from: '16:00', until: '17:30' },
			{ kind: 'idea_evening', daysBefore: 63, ...evening },
			{ kind: 'workshop', daysBefore: 49, ...evening },
			{ kind: 'workshop', daysBefore: 35, ...evening },
			{ kind: 'dialogue', daysBefore: 21, ...evening },
			{ kind: 'evaluation', daysBefore: -28, ...evening },
		],
	},
};
