import type { Role } from '#lib/domain/people/person.ts';
import type { Word } from '#lib/i18n/words.ts';

export type LoginReason = 'wrong_login' | 'busy';
export type SecondPersonReason = LoginReason | 'same_person' | 'second_may_not';

/** Why somebody is not let in, and what they can do. */
export const loginWord: Record<LoginReason, { readonly what: Word; readonly todo: Word }> = {
	wrong_login: { what: 'people:wrong_login', todo: 'people:wrong_login_do' },
	busy: { what: 'people:busy', todo: 'people:busy_do' },
};

/** Why the second person's signature does not count. */
export const secondPersonWord: Record<SecondPersonReason, Word> = {
	wrong_login: 'people:wrong_login',
	busy: 'people:busy',
	same_person: 'people:same_person',
	second_may_not: 'people:second_may_not',
};

/** What each role is called. */
export const roleWord: Record<Role, Word> = {
	administrator: 'people:administrator',
	coordinator: 'people:coordinator',
	facilitator: 'people:facilitator',
	officer: 'people:officer',
	councillor: 'people:councillor',
};
