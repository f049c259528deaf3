import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** The curves of the ballot box: X25519 seals ballots, Ed25519 signs leaves and checkpoints. */
type Curve = 'x25519' | 'ed25519';

/** What stands before the 32 bytes of a raw key in DER (RFC 8410). */
const PUBLIC_PREFIX = { x25519: '302a300506032b656e032100', ed25519: '302a300506032b6570032100' };
const PRIVATE_PREFIX = { x25519: '302e020100300506032b656e04220420', ed25519: '302e020100300506032b657004220420' };

/** Bytes of a raw key, public or private, on either curve. */
export const RAW_KEY_BYTES = 32;

/** A public key from its 32 bytes. @throws RangeError if there are not 32. */
export function publicKeyFrom(curve: Curve, raw: Uint8Array): KeyObject {
	return createPublicKey({ key: withPrefix(PUBLIC_PREFIX[curve], raw), format: 'der', type: 'spki' });
}

/** A private key from its 32 bytes, the seed. @throws RangeError if there are not 32. */
export function privateKeyFrom(curve: Curve, seed: Uint8Array): KeyObject {
	return createPrivateKey({ key: withPrefix(PRIVATE_PREFIX[curve], seed), format: 'der', type: 'pkcs8' });
}

/** The 32 bytes of the public half of a key. */
export function rawPublicKey(key: KeyObject): Uint8Array {
	const half = key.type === 'private' ? createPublicKey(key) : key;
	return new Uint8Array(half.export({ format: 'der', type: 'spki' }).subarray(-RAW_KEY_BYTES));
}

function withPrefix(prefix: string, raw: Uint8Array): Buffer {
	if (raw.length !== RAW_KEY_BYTES) throw new RangeError(`a key has ${RAW_KEY_BYTES} bytes, not ${raw.length}`);
	return Buffer.concat([Buffer.from(prefix, 'hex'), raw]);
}
