import { holds, type Person, type Role } from '../../domain/people/person.ts';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { checkCode, type CodeRefusal } from './second-factor.ts';
import { checkCredentials, type CredentialRefusal, type House } from './sign-in.ts';

/** What the second person typed, in the fields of `ui/people/SecondPerson.svelte`. */
export type SecondPersonTyped = {
	readonly second_email: string;
	readonly second_password: string;
	readonly second_code?: string | undefined;
};

export type SecondPersonRefusal =
	CredentialRefusal | CodeRefusal | { readonly reason: 'same_person' | 'second_may_not' };

/** Whose signature counts: anybody with one of these roles, for the whole place or in this round. */
export type Needed = { readonly roles: readonly Role[]; readonly round: RoundId | undefined };

/**
 * Where two people are needed: the second types own e-mail and password in the same form.
 * Answers who it is, when it is another person than the first, with a fitting role. Whoever signs in with a code
 * from an app types that as well.
 */
export async function verifySecondPerson(
	house: House & { readonly person: Person | null },
	{ second_email: email, second_password: password, second_code: code = '' }: SecondPersonTyped,
	{ roles, round, address }: Needed & { readonly address: string },
): Promise<Result<Person, SecondPersonRefusal>> {
	const checked = await checkCredentials(house, { email, password, address });
	if (!checked.ok) return checked;
	const { person: second, account } = checked.value;
	if (second.id === house.person?.id) return refuse({ reason: 'same_person' });
	if (!holds(second, roles, round)) return refuse({ reason: 'second_may_not' });
	if (account.secondFactor === null) return ok(second);

	const coded = await checkCode(house, account, code);
	return coded.ok ? ok(second) : coded;
}
