import type { Word } from '#lib/i18n/words.ts';

/**
 * A page of the work: its address below the page it stands on, and its words. Who may not open it does not see it; what is
 * `late` waits until nobody votes any more.
 */
export type WorkLink = { readonly to: string; readonly word: Word; readonly is: Word; readonly late?: true };

/** What there is to do in a round, in the order in which a course goes. */
export const workMenu: readonly WorkLink[] = [
	{ to: 'settings', word: 'setup:settings', is: 'setup:settings_is' },
	{ to: 'meetings', word: 'work:meetings', is: 'work:meetings_is' },
	{ to: 'ideas', word: 'work:ideas', is: 'work:ideas_is' },
	{ to: 'screening', word: 'work:screening', is: 'work:screening_is' },
	{ to: 'poll', word: 'poll:title', is: 'poll:menu_is' },
	{ to: 'cards', word: 'card:title', is: 'card:menu_is' },
	{ to: 'paper', word: 'paper:title', is: 'paper:menu_is' },
	{ to: 'pack', word: 'print:title', is: 'print:menu_is' },
	{ to: 'protocol', word: 'protocol:title', is: 'protocol:menu_is' },
	{ to: 'announcement', word: 'announcement:title', is: 'announcement:menu_is', late: true },
	{ to: 'turnout', word: 'project:day_menu', is: 'project:day_menu_is' },
	{ to: 'projects', word: 'project:work_menu', is: 'project:work_menu_is' },
];

/** What there is to do for the whole place. */
export const placeMenu: readonly WorkLink[] = [
	{ to: 'new', word: 'setup:new', is: 'setup:new_is' },
	{ to: 'place', word: 'setup:place', is: 'setup:place_is' },
	{ to: 'people', word: 'people:people', is: 'people:people_lead' },
	{ to: 'audit', word: 'audit:title', is: 'work:audit_is' },
	{ to: 'account', word: 'people:own_account', is: 'work:account_is' },
];
