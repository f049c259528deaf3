import type { EveningStep, ScreenShow } from '#lib/domain/meeting/run-sheet.ts';
import type { Word } from '#lib/i18n/words.ts';

/** What each step is called, in the two words that a big screen has room for. */
export const stepName: Record<EveningStep, Word> = {
	welcome: 'evening:welcome',
	pairs: 'evening:pairs',
	capture: 'evening:capture',
	read: 'evening:read',
	pile: 'evening:pile',
	prompts: 'evening:prompts',
	break: 'evening:break',
	maturing: 'evening:maturing',
	help: 'evening:help',
	next: 'evening:next',
	thanks: 'evening:thanks',
};

/** What the big screen can be told to show. */
export const showWord: Record<Exclude<ScreenShow, 'prompt'>, Word> = {
	clock: 'evening:show_clock',
	piles: 'evening:show_piles',
	next: 'evening:show_next',
};
