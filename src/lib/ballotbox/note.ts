import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import { ok, refuse, type Result } from '../domain/result.ts';
import { publicKeyFrom, rawPublicKey } from './raw-key.ts';

/** Who signs notes: a name without spaces or plus signs, and an Ed25519 key. */
export type Signer = { readonly name: string; readonly privateKey: KeyObject };

/** Whose signature is asked for: a name and the 32 bytes of its Ed25519 public key. */
export type Verifier = { readonly name: string; readonly publicKey: Uint8Array };

/** Why a text is no note that this verifier has signed. */
export type NoteRefusal = { readonly reason: 'not_a_note' | 'not_signed' | 'wrong_signature' };

const ED25519 = 1;
const SIGNATURE = /^— (?<name>[^\s+]+) (?<signature>[A-Za-z0-9+/]+={0,2})$/;
const VERIFIER = /^(?<name>[^\s+]+)\+(?<id>[0-9a-f]{8})\+(?<key>[A-Za-z0-9+/]{44})$/;

/**
 * A text with a signature below it (C2SP signed-note), which common tools can check. The text ends with a line end.
 * @throws RangeError if the text or the name cannot stand in a note.
 */
export function signNote(text: string, { name, privateKey }: Signer): string {
	const id = keyId({ name, publicKey: rawPublicKey(privateKey) });
	const signature = Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]).toString('base64');
	const line = `— ${name} ${signature}`;
	if (!text.endsWith('\n') || text.includes('\n\n') || !SIGNATURE.test(line)) {
		throw new RangeError(`not a note: ${text}${line}`);
	}
	return `${text}\n${line}\n`;
}

/** The text of a note. Refused unless this verifier's signature is on it; signatures of others are let be. */
export function readNote(note: string, verifier: Verifier): Result<string, NoteRefusal> {
	const end = note.indexOf('\n\n');
	const text = note.slice(0, end + 1);
	const lines = (note.slice(end + 2).match(/[^\n]*\n/g) ?? []).map((line) => SIGNATURE.exec(line.slice(0, -1))?.groups);
	if (end < 0 || !note.endsWith('\n') || !lines.every((line) => line !== undefined)) {
		return refuse({ reason: 'not_a_note' });
	}

	const own = lines
		.filter((line) => line['name'] === verifier.name)
		.map((line) => fromBase64(line['signature'] ?? ''))
		.filter((signature) => keyId(verifier).equals(signature.subarray(0, 4)));
	if (own.length === 0) return refuse({ reason: 'not_signed' });

	const key = publicKeyFrom('ed25519', verifier.publicKey);
	const areSigned = own.every((signature) => verify(null, Buffer.from(text), key, signature.subarray(4)));
	return areSigned ? ok(text) : refuse({ reason: 'wrong_signature' });
}

/** The verifier as one line for a manifest or a wall: `name+hash+key`, the form of C2SP signed-note. */
export function printVerifier(verifier: Verifier): string {
	const key = Buffer.concat([Uint8Array.of(ED25519), verifier.publicKey]).toString('base64');
	return `${verifier.name}+${keyId(verifier).toString('hex')}+${key}`;
}

/** The verifier in such a line; undefined unless it is written exactly so. */
export function readVerifier(line: string): Verifier | undefined {
	const { name = '', key = '' } = VERIFIER.exec(line)?.groups ?? {};
	const publicKey = new Uint8Array(Buffer.from(key, 'base64').subarray(1));
	return publicKey.length === 32 && printVerifier({ name, publicKey }) === line ? { name, publicKey } : undefined;
}

/** What base64 says; nothing when it is not written in the one way that encodes those bytes. */
export function fromBase64(text: string): Buffer {
	const decoded = Buffer.from(text, 'base64');
	return decoded.toString('base64') === text ? decoded : Buffer.alloc(0);
}

/** Four bytes that say which key of a name has signed. */
function keyId({ name, publicKey }: Verifier): Buffer {
	const named = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ED25519)).update(publicKey);
	return named.digest().subarray(0, 4);
}
