import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Hash } from './log.ts';
import { publicKeyFrom, rawPublicKey } from './raw-key.ts';

/** The head of a log at one moment: whose log, how many leaves, and the root over them. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash };

/** Who signs checkpoints: a name without spaces or plus signs, and an Ed25519 key. */
export type Signer = { readonly name: string; readonly privateKey: KeyObject };

/** Whose signature is asked for: a name and the 32 bytes of its Ed25519 public key. */
export type Verifier = { readonly name: string; readonly publicKey: Uint8Array };

/** Why a note is no signed head of the log. */
export type CheckpointRefusal = { readonly reason: 'not_a_checkpoint' | 'not_signed' | 'wrong_signature' };

const ED25519 = 1;
const BODY = /^(?<origin>[^\n]+)\n(?<size>0|[1-9][0-9]{0,14})\n(?<root>[A-Za-z0-9+/]{43}=)\n$/;
const SIGNATURE = /^— (?<name>[^\s+]+) (?<signature>[A-Za-z0-9+/]+={0,2})$/;

/**
 * The head of a log as a signed note (C2SP tlog-checkpoint and signed-note), which common tools can check.
 * @throws RangeError if origin or name cannot stand in a note.
 */
export function signCheckpoint({ origin, size, root }: Checkpoint, signer: Signer): string {
	const body = `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
	const signature = Buffer.concat([
		keyId({ name: signer.name, publicKey: rawPublicKey(signer.privateKey) }),
		sign(null, Buffer.from(body), signer.privateKey),
	]);

	const line = `— ${signer.name} ${signature.toString('base64')}`;
	if (!BODY.test(body) || !SIGNATURE.test(line)) throw new RangeError(`not a checkpoint: ${body}${line}`);
	return `${body}\n${line}\n`;
}

/** The head that a note tells. Refused unless this verifier's signature is on it; signatures of others are let be. */
export function readCheckpoint(note: string, verifier: Verifier): Result<Checkpoint, CheckpointRefusal> {
	const end = note.indexOf('\n\n');
	const body = note.slice(0, end + 1);
	const parts = BODY.exec(body)?.groups;
	const signatures = note.slice(end + 2).match(/[^\n]*\n/g) ?? [];
	const lines = signatures.map((line) => SIGNATURE.exec(line.slice(0, -1))?.groups);
	if (!parts || !note.endsWith('\n') || !lines.every((line) => line !== undefined)) {
		return refuse({ reason: 'not_a_checkpoint' });
	}

	const { origin = '', size = '', root = '' } = parts;
	const own = lines
		.filter((line) => line['name'] === verifier.name)
		.map((line) => fromBase64(line['signature'] ?? ''))
		.filter((signature) => keyId(verifier).equals(signature.subarray(0, 4)));
	if (own.length === 0) return refuse({ reason: 'not_signed' });

	const key = publicKeyFrom('ed25519', verifier.publicKey);
	const areSigned = own.every((signature) => verify(null, Buffer.from(body), key, signature.subarray(4)));
	if (!areSigned) return refuse({ reason: 'wrong_signature' });
	return ok({ origin, size: Number(size), root: new Uint8Array(fromBase64(root)) });
}

/** The verifier as one line for a manifest or a wall: `name+hash+key`, the form of C2SP signed-note. */
export function printVerifier(verifier: Verifier): string {
	const key = Buffer.concat([Uint8Array.of(ED25519), verifier.publicKey]).toString('base64');
	return `${verifier.name}+${keyId(verifier).toString('hex')}+${key}`;
}

/** What base64 says; nothing when it is not written in the one way that encodes those bytes. */
function fromBase64(text: string): Buffer {
	const decoded = Buffer.from(text, 'base64');
	return decoded.toString('base64') === text ? decoded : Buffer.alloc(0);
}

/** Four bytes that say which key of a name has signed. */
function keyId({ name, publicKey }: Verifier): Buffer {
	const named = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ED25519)).update(publicKey);
	return named.digest().subarray(0, 4);
}
