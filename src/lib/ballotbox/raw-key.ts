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
	return createPublicKey(asPem('PUBLIC', PUBLIC_PREFIX[curve], raw));
}

/** A private key from its 32 bytes, the seed. @throws RangeError if there are not 32. */
export function privateKeyFrom(curve: Curve, seed: Uint8Array): KeyObject {
	return createPrivateKey(asPem('PRIVATE', PRIVATE_PREFIX[curve], seed));
}

/** The 32 bytes of the public half of a key. */
export function rawPublicKey(key: KeyObject): Uint8Array {
	const half = key.type === 'private' ? createPublicKey(key) : key;
	return new Uint8Array(Buffer.from(half.export({ format: 'jwk' }).x ?? '', 'base64url'));
}

/** As text: of a key that comes in an object, Node first finds out by four thrown errors what it is not. */
function asPem(half: 'PUBLIC' | 'PRIVATE', prefix: string, raw: Uint8Array): string {
	if (raw.length !== RAW_KEY_BYTES) throw new RangeError(`a key has ${RAW_KEY_BYTES} bytes, not ${raw.length}`);
	const body = Buffer.concat([Buffer.from(prefix, 'hex'), raw]).toString('base64');
	return `-----BEGIN ${half} KEY-----\n${body}\n-----END ${half} KEY-----\n`;
}
