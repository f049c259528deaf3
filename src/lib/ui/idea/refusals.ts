import type { Word } from '#lib/i18n/words.ts';

type Told = readonly [what: Word, todo: Word];

/** What happened to a form of a resident as a whole, and what to do. Anything about a field is “mend it”. */
const whole: Readonly<Record<string, Told>> = {
	unreadable: ['form:unreadable', 'form:unreadable_do'],
	too_many: ['idea:tell_rush', 'idea:tell_rush_do'],
	not_taking_ideas: ['idea:tell_closed', 'idea:tell_closed_do'],
	no_help_needed: ['idea:help_closed', 'idea:help_closed_do'],
};

/** The two sentences above a form that was refused for this reason. */
export const tellWords = (reason: string): Told => whole[reason] ?? ['form:check', 'form:kept'];
