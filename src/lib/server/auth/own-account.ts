import { choosePassword, type PasswordRefusal } from '../../domain/people/password.ts';
import type { Person } from '../../domain/people/person.ts';
import { refuse, type Result } from '../../domain/result.ts';
import { findPerson } from '../store/people.ts';
import { keepPassword } from '../store/passwords.ts';
import { hashPassword } from './passwords.ts';
import { checkCredentials, type House } from './sign-in.ts';

export type OwnHouse = House & { readonly person: Person | null };

export type ChangeRefusal = PasswordRefusal | { readonly reason: 'wrong_password' | 'not_the_same' };

/**
 * The account of whoever is signed in, and whether a password is its own.
 * @throws Error if nobody is signed in: the access table lets nobody else come here.
 */
export async function ownAccount(house: OwnHouse) {
	const found = house.person && (await findPerson(house.db, house.person.id));
	if (!found) throw new Error('nobody is signed in');
	const { account } = found;
	const fits = async (password: string, address: string) =>
		(await checkCredentials(house, { email: account.email, password, address })).ok;
	return { account, fits };
}

/** Changes the own password. The old one has to be known, and every session ends. */
export async function changePassword(
	house: OwnHouse,
	{ old, password, again, address }: { old: string; password: string; again: string; address: string },
): Promise<Result<null, ChangeRefusal>> {
	const { account, fits } = await ownAccount(house);
	if (password !== again) return refuse({ reason: 'not_the_same' });
	const chosen = choosePassword(password, [account.name, account.email]);
	if (!chosen.ok) return chosen;
	if (!(await fits(old, address))) return refuse({ reason: 'wrong_password' });
	return keepPassword(house.db, account.id, await hashPassword(chosen.value, house.env), house.now);
}
