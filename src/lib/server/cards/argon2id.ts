import { hashRaw } from '@node-rs/argon2';
import type { Argon2id } from '../../ballotbox/card-key.ts';

/** argon2id for voting codes, off the main thread. Changing a parameter changes every key: the cards of open rounds would die. */
export const argon2id: Argon2id = (code, salt, secret) =>
	hashRaw(code, {
		algorithm: 2, // Algorithm.Argon2id; the package's const enum is not there at run time
		memoryCost: 19_456,
		timeCost: 2,
		parallelism: 1,
		outputLen: 32,
		salt,
		secret,
	});
