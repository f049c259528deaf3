import type { MeetingKind } from '#lib/domain/meeting/meeting.ts';
import type { Word } from '#lib/i18n/words.ts';

export const kindWord: Record<MeetingKind, Word> = {
	planning: 'meeting:kind_planning',
	idea_evening: 'meeting:kind_idea_evening',
	dialogue: 'meeting:kind_dialogue',
	workshop: 'meeting:kind_workshop',
	voting_day: 'meeting:kind_voting_day',
	follow_up: 'meeting:kind_follow_up',
	evaluation: 'meeting:kind_evaluation',
	online: 'meeting:kind_online',
};
