import { sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import type { VotingCode } from '../domain/voting/voting-card.ts';
import { cardKey, cardSeed, orderSeed, type Argon2id } from './card-key.ts';
import { publicKeyFrom } from './raw-key.ts';

const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');

test('a seed always makes the same key: the first key of RFC 8032', () => {
	const expected = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
	expect(Buffer.from(cardKey(seed).publicKey).toString('hex')).toBe(expected);
});

test('what the card signs, its public key confirms', () => {
	const { publicKey, privateKey } = cardKey(seed);
	const signature = sign(null, Buffer.from('a vote'), privateKey);
	expect(verify(null, Buffer.from('a vote'), publicKeyFrom('ed25519', publicKey), signature)).toBe(true);
	expect(verify(null, Buffer.from('another'), publicKeyFrom('ed25519', publicKey), signature)).toBe(false);
});

test('the seed is made from the code, the salt of the round and its pepper', async () => {
	const asked: unknown[] = [];
	const argon2id: Argon2id = (...given) => {
		asked.push(given);
		return Promise.resolve(seed);
	};
	const [salt, pepper] = [Uint8Array.of(1), Uint8Array.of(2)];

	expect(await cardSeed('0000-0000-0000' as VotingCode, { salt, pepper }, argon2id)).toEqual(seed);
	expect(asked).toEqual([['0000-0000-0000', salt, pepper]]);
});

test('the order of the ideas has a seed of its own', () => {
	expect(orderSeed(seed)).toHaveLength(16);
	expect(orderSeed(seed)).toEqual(orderSeed(seed));
	expect(orderSeed(seed)).not.toEqual(new Uint8Array(seed.subarray(0, 16)));
});

test('a seed that is not 32 bytes makes no key', () => {
	expect(() => cardKey(seed.subarray(1))).toThrow(RangeError);
});
