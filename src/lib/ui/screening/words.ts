import type { ScreeningAnswer, ScreeningSide, ScreeningStanding } from '#lib/domain/idea/screening.ts';
import type { Word } from '#lib/i18n/words.ts';

export const answerWord: Record<ScreeningAnswer, Word> = {
	yes: 'screening:answer_yes',
	yes_if: 'screening:answer_yes_if',
	not_like_this: 'screening:answer_not_like_this',
	no: 'screening:answer_no',
};

export const standingWord: Record<ScreeningStanding, Word> = {
	waiting: 'screening:standing_waiting',
	overdue: 'screening:standing_overdue',
	talking: 'screening:standing_talking',
	agreed: 'screening:standing_agreed',
	turned_down: 'screening:standing_turned_down',
};

export const sideWord: Record<ScreeningSide, Word> = {
	team: 'screening:side_team',
	officer: 'screening:side_officer',
};
