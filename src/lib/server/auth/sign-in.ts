import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import type { Environment } from '../env.ts';
import { findByEmail, type AtTheDoor } from '../store/people.ts';
import { passwordBrake } from './brakes.ts';
import { passwordFits } from './passwords.ts';

/** The request, as far as the door needs it. */
export type House = { readonly db: Db; readonly env: Pick<Environment, 'keyDir'>; readonly now: number };

/** What somebody typed to show who they are, and the address of the network it came from. */
export type Credentials = { readonly email: string; readonly password: string; readonly address: string };

/** One reason for a wrong address, a wrong password and a person shut out: the door tells nobody who has a key. */
export type CredentialRefusal = { readonly reason: 'wrong_login' | 'busy' };

/** The person with this e-mail and password, by the brake on guessing. Whether a second factor is needed, the account says. */
export async function checkCredentials(
	house: House,
	{ email, password, address }: Credentials,
): Promise<Result<AtTheDoor, CredentialRefusal>> {
	const as = { email: email.trim().toLowerCase(), address, now: house.now };
	const answer = await passwordBrake(
		as,
		() => whoIs(house, as.email, password),
		(checked) => !checked.ok && checked.refusal.reason === 'wrong_login',
	);
	return answer === 'busy' ? refuse({ reason: 'busy' }) : answer;
}

async function whoIs(
	{ db, env }: House,
	email: string,
	password: string,
): Promise<Result<AtTheDoor, CredentialRefusal>> {
	const found = await findByEmail(db, email);
	const fits = await passwordFits(found?.account.passwordHash ?? null, password, env);
	if (fits === 'busy') return refuse({ reason: 'busy' });
	if (!fits || !found || found.account.disabledAt !== null) return refuse({ reason: 'wrong_login' });
	return ok(found);
}
