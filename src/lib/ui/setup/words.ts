import type { TemplateName } from '#lib/domain/method/template.ts';
import type { MeetingKind } from '#lib/domain/meeting/meeting.ts';
import type { Word } from '#lib/i18n/words.ts';

export const templateWord: Record<TemplateName, Word> = {
	bolbro: 'setup:template_bolbro',
	four_evenings: 'setup:template_four_evenings',
};

/** What a meeting is called when nobody has named it. */
export const meetingWord: Record<MeetingKind, Word> = {
	planning: 'setup:meeting_planning',
	idea_evening: 'setup:meeting_idea_evening',
	dialogue: 'setup:meeting_dialogue',
	workshop: 'setup:meeting_workshop',
	voting_day: 'setup:meeting_voting_day',
	follow_up: 'setup:meeting_follow_up',
	evaluation: 'setup:meeting_evaluation',
	online: 'setup:meeting_online',
};

/** What is wrong with a field, by the message of its schema. */
const fieldWords = {
	missing: 'setup:missing',
	too_long: 'setup:too_long',
	no_number: 'setup:no_number',
	no_amount: 'setup:no_amount',
	no_time: 'setup:no_time',
	no_address: 'setup:no_address',
} as const satisfies Readonly<Record<string, Word>>;

export function fieldWord(message: string): Word {
	return Object.hasOwn(fieldWords, message) ? fieldWords[message as keyof typeof fieldWords] : 'setup:missing';
}

export type SetupReason =
	| 'no_place_yet'
	| 'name_taken'
	| 'name_unfit'
	| 'no_voting_day'
	| 'no_such_day'
	| 'hours_turned'
	| 'day_past'
	| 'frozen'
	| 'ideas_turned'
	| 'result_too_early'
	| 'band_turned'
	| 'band_over_pot'
	| 'last_track'
	| 'track_in_use'
	| 'gone';

/** Why a round cannot be made or changed so, and the field to mend. */
export const setupWord: Record<SetupReason, readonly [Word, field?: string]> = {
	no_place_yet: ['setup:no_place_yet'],
	name_taken: ['setup:name_taken', 'name'],
	name_unfit: ['setup:name_unfit', 'name'],
	no_voting_day: ['setup:no_voting_day'],
	no_such_day: ['setup:no_such_day', 'day'],
	hours_turned: ['setup:hours_turned'],
	day_past: ['setup:day_past', 'day'],
	frozen: ['setup:frozen'],
	ideas_turned: ['setup:ideas_turned', 'ideasFrom'],
	result_too_early: ['setup:result_too_early', 'resultAt'],
	band_turned: ['setup:band_turned'],
	band_over_pot: ['setup:band_over_pot'],
	last_track: ['setup:last_track'],
	track_in_use: ['setup:track_in_use'],
	gone: ['setup:gone'],
};
