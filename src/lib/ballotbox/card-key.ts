import { hkdfSync, type KeyObject } from 'node:crypto';
import { ORDER_SEED_BYTES } from '../domain/voting/idea-order.ts';
import type { VotingCode } from '../domain/voting/voting-card.ts';
import { privateKeyFrom, rawPublicKey } from './raw-key.ts';

/** argon2id with the parameters of the ballot box (19,456 KiB, 2 passes, 1 lane, 32 bytes), given by whoever runs it. */
export type Argon2id = (code: string, salt: Uint8Array, secret: Uint8Array) => Promise<Uint8Array>;

/** What turns the codes of one round into keys: the salt stands in the manifest, the pepper only in the key folder. */
export type RoundSecrets = { readonly salt: Uint8Array; readonly pepper: Uint8Array };

/** The key of one card. The database knows the public half only; the private one is made from the code when it is typed. */
export type CardKey = { readonly publicKey: Uint8Array; readonly privateKey: KeyObject };

/** The seed of a card's key: slow to make on purpose, so that codes cannot be tried in bulk. Run once a voter. */
export async function cardSeed(code: VotingCode, secrets: RoundSecrets, argon2id: Argon2id): Promise<Uint8Array> {
	return argon2id(code, secrets.salt, secrets.pepper);
}

/** The Ed25519 key of a card from its seed. @throws RangeError if the seed is not 32 bytes. */
export function cardKey(seed: Uint8Array): CardKey {
	const privateKey = privateKeyFrom('ed25519', seed);
	return { privateKey, publicKey: rawPublicKey(privateKey) };
}

/** The seed of the order in which a card shows the ideas; tells nothing about the card's key. */
export function orderSeed(seed: Uint8Array): Uint8Array {
	return new Uint8Array(hkdfSync('sha256', seed, '', 'pb/idea-order/v1', ORDER_SEED_BYTES));
}
