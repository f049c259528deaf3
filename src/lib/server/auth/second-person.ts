import { holds, type Person, type Role } from '../../domain/people/person.ts';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { checkCredentials, type CredentialRefusal, type House } from './sign-in.ts';

/** What the second person typed, in the fields of `ui/people/SecondPerson.svelte`. */
export type SecondPersonTyped = { readonly second_email: string; readonly second_password: string };

export type SecondPersonRefusal = CredentialRefusal | { readonly reason: 'same_person' | 'second_may_not' };

/** Whose signature counts: anybody with one of these roles, for the whole place or in this round. */
export type Needed = { readonly roles: readonly Role[]; readonly round: RoundId | undefined };

/**
 * Where two people are needed: the second types own e-mail and password in the same form.
 * Answers who it is, when it is another person than the first, with a fitting role.
 */
export async function verifySecondPerson(
	house: House & { readonly person: Person | null },
	{ second_email: email, second_password: password }: SecondPersonTyped,
	{ roles, round, address }: Needed & { readonly address: string },
): Promise<Result<Person, SecondPersonRefusal>> {
	const second = await checkCredentials(house, { email, password, address });
	if (!second.ok) return second;
	if (second.value.id === house.person?.id) return refuse({ reason: 'same_person' });
	if (!holds(second.value, roles, round)) return refuse({ reason: 'second_may_not' });
	return ok(second.value);
}
