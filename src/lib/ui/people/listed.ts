import type { Role } from '#lib/domain/people/person.ts';
import type { Say, Word } from '#lib/i18n/words.ts';
import { roleWord } from './refusals';

type Grant = { readonly role: Role; readonly round: string | null };
type State = { readonly account: { readonly disabledAt: number | null }; readonly hasPassword: boolean };

/** How an account stands. */
export function stateWord({ account, hasPassword }: State): Word {
	if (account.disabledAt !== null) return 'people:shut_out';
	return hasPassword ? 'people:active' : 'people:invited';
}

/** Roles in words, each with the round it is for. */
export function grantWords(grants: readonly Grant[], say: Say): string[] {
	return grants.map(({ role, round }) => {
		const called = say(roleWord[role]);
		return round === null ? called : say('people:role_in', { role: called, round });
	});
}
