import { ok, refuse, type Result } from '../domain/result.ts';
import type { Hash } from './log.ts';
import { fromBase64, readNote, signNote, type NoteRefusal, type Signer, type Verifier } from './note.ts';

/** The head of a log at one moment: whose log, how many leaves, and the root over them. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash };

/** Why a note is no signed head of the log. */
export type CheckpointRefusal = {
	readonly reason: 'not_a_checkpoint' | Exclude<NoteRefusal['reason'], 'not_a_note'>;
};

const BODY = /^(?<origin>[^\n]+)\n(?<size>0|[1-9][0-9]{0,14})\n(?<root>[A-Za-z0-9+/]{43}=)\n$/;

/**
 * The head of a log as a signed note (C2SP tlog-checkpoint), which common tools can check.
 * @throws RangeError if origin or name cannot stand in a note.
 */
export function signCheckpoint({ origin, size, root }: Checkpoint, signer: Signer): string {
	const body = `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
	if (!BODY.test(body)) throw new RangeError(`not a checkpoint: ${body}`);
	return signNote(body, signer);
}

/** The head that a note tells. Refused unless this verifier's signature is on it; signatures of others are let be. */
export function readCheckpoint(note: string, verifier: Verifier): Result<Checkpoint, CheckpointRefusal> {
	const head = headIn(note);
	if (!head) return refuse({ reason: 'not_a_checkpoint' });
	const read = readNote(note, verifier);
	if (read.ok) return ok(head);
	return refuse({ reason: read.refusal.reason === 'not_a_note' ? 'not_a_checkpoint' : read.refusal.reason });
}

/** What a note says of the log, whoever may have signed it; undefined when it is no head. */
export function headIn(note: string): Checkpoint | undefined {
	const parts = BODY.exec(note.slice(0, note.indexOf('\n\n') + 1))?.groups;
	if (!parts) return undefined;
	const root = new Uint8Array(fromBase64(parts['root'] ?? ''));
	return { origin: parts['origin'] ?? '', size: Number(parts['size']), root };
}
