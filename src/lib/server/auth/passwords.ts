import { hash, verify } from '@node-rs/argon2';
import type { Environment } from '../env.ts';
import { keyFor } from '../keys/derived-key.ts';
import { openQueue } from '../queue.ts';

/** Where the pepper lies. */
export type PepperAt = Pick<Environment, 'keyDir'>;

/** argon2id as OWASP asks and more; off the main thread. Raise them when machines grow: old hashes keep theirs. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1, algorithm: 2 } as const; // 2 is argon2id

/** A password costs 64 MiB and a tenth of a second: without a line, a few hundred at once would take the machine. */
const passwordQueue = openQueue({ running: 2, waiting: 50 });

/** What is kept of a password. The pepper from KEY_DIR makes a stolen database useless for guessing. */
export async function hashPassword(password: string, env: PepperAt): Promise<string> {
	return hash(written(password), { ...cost, secret: pepper(env) });
}

/**
 * Whether this is the password. Without a hash (nobody has this address, or no password yet) as much work is done,
 * so that the time it takes says nothing. `busy` when too many are asking at once.
 */
export async function passwordFits(kept: string | null, password: string, env: PepperAt): Promise<boolean | 'busy'> {
	const against = kept ?? (await nobodysHash(env));
	const fits = await passwordQueue(() => verify(against, written(password), { secret: pepper(env) }));
	if (!fits.ok) return fits.refusal.reason;
	return fits.value && kept !== null;
}

const nobodys = new Map<string, Promise<string>>();

/** The hash of a password that nobody has, made once. */
function nobodysHash(env: PepperAt): Promise<string> {
	const known = nobodys.get(env.keyDir) ?? hashPassword(crypto.randomUUID(), env);
	nobodys.set(env.keyDir, known);
	return known;
}

/** The same letters typed on another keyboard are the same password. */
const written = (password: string) => password.normalize('NFKC');

const pepper = ({ keyDir }: PepperAt) => keyFor(keyDir, 'people.key', 'passwords');
