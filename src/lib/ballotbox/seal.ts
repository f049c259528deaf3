import {
	createCipheriv,
	createDecipheriv,
	diffieHellman,
	generateKeyPairSync,
	hkdfSync,
	randomBytes,
	type KeyObject,
} from 'node:crypto';
import { ok, refuse, type Result } from '../domain/result.ts';
import { BALLOT_ROOM } from '../domain/voting/ballot-text.ts';
import { privateKeyFrom, publicKeyFrom, RAW_KEY_BYTES, rawPublicKey } from './raw-key.ts';

/** The two halves of the key of a ballot box, 32 bytes each: the public one seals, the opening one opens. */
export type BoxKey = { readonly publicKey: Uint8Array; readonly openingKey: Uint8Array };

/** Why an envelope does not open. One reason for every cause, so that a cause cannot be felt for. */
export type SealRefusal = { readonly reason: 'cannot_be_opened' };

const TAG_BYTES = 16;

/** Bytes of every envelope: the one-time public key, the ballot filled up to its fixed room, the seal's tag. */
export const ENVELOPE_BYTES = RAW_KEY_BYTES + BALLOT_ROOM + TAG_BYTES;

/** A new key for a ballot box. */
export function newBoxKey(): BoxKey {
	return boxKeyFrom(new Uint8Array(randomBytes(RAW_KEY_BYTES)));
}

/** The whole key of a ballot box from its opening half. @throws RangeError if that is not 32 bytes. */
export function boxKeyFrom(openingKey: Uint8Array): BoxKey {
	return { openingKey, publicKey: rawPublicKey(privateKeyFrom('x25519', openingKey)) };
}

/**
 * Puts a ballot's text into an envelope that only the opening key opens, and only in this round.
 * X25519 with a key used once, HKDF-SHA256, AES-256-GCM; every envelope is `ENVELOPE_BYTES` long.
 * @throws RangeError if the text does not fit, or is not printable ASCII.
 */
export function seal(ballot: string, box: Uint8Array, round: string): Uint8Array {
	const once = generateKeyPairSync('x25519');
	const oncePublic = rawPublicKey(once.publicKey);
	const { key, nonce } = secretsOf(once.privateKey, publicKeyFrom('x25519', box), oncePublic, box);

	const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(round));
	const hidden = Buffer.concat([cipher.update(filledUp(ballot)), cipher.final()]);
	return new Uint8Array(Buffer.concat([oncePublic, hidden, cipher.getAuthTag()]));
}

/** The ballot's text in an envelope. Refused when it was sealed for another key or round, or has been touched. */
export function unseal(
	envelope: Uint8Array,
	{ publicKey, openingKey }: BoxKey,
	round: string,
): Result<string, SealRefusal> {
	if (envelope.length !== ENVELOPE_BYTES) return refuse({ reason: 'cannot_be_opened' });

	const oncePublic = envelope.subarray(0, RAW_KEY_BYTES);
	const hidden = envelope.subarray(RAW_KEY_BYTES, -TAG_BYTES);
	const opening = privateKeyFrom('x25519', openingKey);
	try {
		const { key, nonce } = secretsOf(opening, publicKeyFrom('x25519', oncePublic), oncePublic, publicKey);
		const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
		decipher.setAAD(Buffer.from(round)).setAuthTag(envelope.subarray(-TAG_BYTES));

		const text = Buffer.concat([decipher.update(hidden), decipher.final()]).toString('latin1');
		return ok(text.replace(/\0+$/, ''));
	} catch {
		return refuse({ reason: 'cannot_be_opened' }); // node:crypto throws for a wrong tag and for a useless one-time key
	}
}

/** Key and nonce of one envelope. Both public keys are mixed in, so that an envelope fits this box and no other. */
function secretsOf(privateKey: KeyObject, publicKey: KeyObject, oncePublic: Uint8Array, boxPublic: Uint8Array) {
	const shared = diffieHellman({ privateKey, publicKey });
	const secrets = Buffer.from(hkdfSync('sha256', shared, Buffer.concat([oncePublic, boxPublic]), 'pb/seal/v1', 44));
	return { key: secrets.subarray(0, 32), nonce: secrets.subarray(32) };
}

/** The text with zero bytes after it, up to the room of every ballot. */
function filledUp(ballot: string): Buffer {
	if (ballot.length > BALLOT_ROOM) throw new RangeError(`a ballot of ${ballot.length} characters does not fit`);
	if (!/^[\x20-\x7e]*$/.test(ballot)) throw new RangeError('a ballot is printable ASCII');

	const filled = Buffer.alloc(BALLOT_ROOM);
	filled.write(ballot, 'latin1');
	return filled;
}
