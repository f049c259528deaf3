import type { Role } from '#lib/domain/people/person.ts';
import type { Word } from '#lib/i18n/words.ts';

export type LoginReason = 'wrong_login' | 'busy';
export type SecondPersonReason = LoginReason | 'same_person' | 'second_may_not' | 'wrong_code';

type Told = { readonly what: Word; readonly todo: Word };

/** Why somebody is not let in, and what they can do. */
export const loginWord: Record<LoginReason, Told> = {
	wrong_login: { what: 'people:wrong_login', todo: 'people:wrong_login_do' },
	busy: { what: 'people:busy', todo: 'people:busy_do' },
};

/** Why the code of a second factor is not taken. */
export const codeWord: Record<'wrong_code' | 'busy', Told> = {
	wrong_code: { what: 'people:wrong_code', todo: 'people:wrong_code_do' },
	busy: loginWord.busy,
};

/** Why a second factor is not put on, and the field to mend. */
export const factorWord: Record<'wrong_code' | 'busy' | 'wrong_password', Told & { readonly field: string }> = {
	wrong_code: { ...codeWord.wrong_code, field: 'code' },
	busy: { ...codeWord.busy, field: 'code' },
	wrong_password: { what: 'people:wrong_password', todo: 'people:wrong_login_do', field: 'old' },
};

/** Why the second person's signature does not count. */
export const secondPersonWord: Record<SecondPersonReason, Word> = {
	wrong_login: 'people:wrong_login',
	busy: 'people:busy',
	same_person: 'people:same_person',
	second_may_not: 'people:second_may_not',
	wrong_code: 'people:wrong_code',
};

/** What each role is called. */
export const roleWord: Record<Role, Word> = {
	administrator: 'people:administrator',
	coordinator: 'people:coordinator',
	facilitator: 'people:facilitator',
	officer: 'people:officer',
	councillor: 'people:councillor',
};

export type PasswordReason = 'too_short' | 'too_long' | 'too_easy' | 'not_the_same' | 'missing' | 'wrong_password';

/** Why a new password is not taken. */
export const passwordWord: Record<PasswordReason, Word> = {
	too_short: 'people:too_short',
	too_long: 'people:too_long',
	too_easy: 'people:too_easy',
	not_the_same: 'people:not_the_same',
	wrong_password: 'people:wrong_password',
	missing: 'people:missing',
};

export type PeopleReason =
	'already_there' | 'no_such_person' | 'role_needs_round' | 'role_has_no_round' | 'last_administrator';

/** Why something cannot be done with a person. */
export const peopleWord: Record<PeopleReason, Word> = {
	already_there: 'people:already_there',
	no_such_person: 'people:no_such_person',
	role_needs_round: 'people:role_needs_round',
	role_has_no_round: 'people:role_has_no_round',
	last_administrator: 'people:last_administrator',
};

/** What is wrong with a field, by the message of its schema. */
export function fieldWord(message: string): Word {
	if (message === 'no_address') return 'people:no_address';
	return message === 'too_long' ? 'people:too_long' : 'people:missing';
}
