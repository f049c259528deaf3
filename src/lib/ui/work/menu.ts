import type { Word } from '#lib/i18n/words.ts';

/** A page of the work in a round: its address after `/work/[round]/`, and its words. Who may not open it does not see it. */
export type WorkLink = { readonly to: string; readonly word: Word; readonly is: Word };

/** What there is to do in a round, in the order in which a course goes. */
export const workMenu: readonly WorkLink[] = [
	{ to: 'poll', word: 'poll:title', is: 'poll:menu_is' },
	{ to: 'cards', word: 'card:title', is: 'card:menu_is' },
	{ to: 'protocol', word: 'protocol:title', is: 'protocol:menu_is' },
];
