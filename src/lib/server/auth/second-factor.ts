import { createHmac, randomInt } from 'node:crypto';
import type { PersonId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Environment } from '../env.ts';
import { keyFor } from '../keys/derived-key.ts';
import type { Account } from '../store/people.ts';
import { keepSecondFactor, takeCode, takeRecoveryCode } from '../store/second-factor.ts';
import { codeBrake } from './brakes.ts';
import { seal, unseal } from './sealed.ts';
import type { House } from './sign-in.ts';
import { stepOf } from './totp.ts';

export type CodeRefusal = { readonly reason: 'wrong_code' | 'busy' };

type Keys = Pick<Environment, 'keyDir'>;

/**
 * Puts a second factor on an account, once a code shows that the app has the secret.
 * Answers the recovery codes, to be written down: they are shown this once. Ends the person's sessions.
 */
export async function addSecondFactor(
	{ db, env, now }: House,
	personId: PersonId,
	{ secret, code }: { secret: Buffer; code: string },
): Promise<Result<readonly string[], CodeRefusal>> {
	const step = stepOf(secret, code, now, 0);
	if (step === undefined) return refuse({ reason: 'wrong_code' });

	const codes = Array.from({ length: 10 }, recoveryCode);
	const kept = { secondFactor: seal(sealKey(env), secret, personId), step };
	await keepSecondFactor(db, personId, { ...kept, codeHashes: codes.map((one) => codeHash(env, one)) }, now);
	return ok(codes);
}

/** Whether this is a fresh code of the person's app, or one of the recovery codes; each is taken once. */
export async function checkCode(
	{ db, env, now }: House,
	account: Account,
	code: string,
): Promise<Result<null, CodeRefusal>> {
	const { id: personId, secondFactor, secondFactorStep } = account;
	if (!secondFactor) throw new Error(`no second factor: ${personId}`);

	const answer = await codeBrake(
		// by account alone: only who knows the password stands here
		{ email: personId, address: '', now },
		async () => {
			const step = stepOf(unseal(sealKey(env), secondFactor, personId), code, now, secondFactorStep);
			if (step !== undefined) return takeCode(db, personId, step);
			return takeRecoveryCode(db, personId, codeHash(env, code), now);
		},
		(taken) => taken === false,
	);
	if (answer === 'busy') return refuse({ reason: 'busy' });
	return answer ? ok(null) : refuse({ reason: 'wrong_code' });
}

const signs = '23456789abcdefghjkmnpqrstuvwxyz';

/** Ten signs that are not taken for one another: 49 bits. */
function recoveryCode(): string {
	const ten = Array.from({ length: 10 }, () => signs[randomInt(signs.length)]).join('');
	return `${ten.slice(0, 5)}-${ten.slice(5)}`;
}

function codeHash(env: Keys, code: string): Buffer {
	const plain = code.toLowerCase().replace(/[\s-]/g, '');
	return createHmac('sha256', keyFor(env.keyDir, 'people.key', 'recovery codes'))
		.update(plain)
		.digest();
}

const sealKey = ({ keyDir }: Keys) => keyFor(keyDir, 'people.key', 'second factors');
