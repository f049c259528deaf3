import { ok, refuse, type Result } from '../domain/result.ts';
import { readCheckpoint, type CheckpointRefusal } from './checkpoint.ts';
import { isIncluded } from './log-proof.ts';
import { inclusionProof, type Hash, type Log } from './log.ts';
import { fromBase64, type Verifier } from './note.ts';

/** What a proof tells: the leaf at `index` is among the first `size` leaves of the log of `origin`. */
export type ProvenLeaf = {
	readonly index: number;
	readonly leaf: Hash;
	readonly origin: string;
	readonly size: number;
};

/** Why a text is no proof that a leaf is in the log. */
export type ProofRefusal = CheckpointRefusal | { readonly reason: 'not_a_proof' | 'not_in_the_log' };

const HEADER = 'c2sp.org/tlog-proof@v1';
const PROOF =
	/^c2sp\.org\/tlog-proof@v1\nextra (?<leaf>[A-Za-z0-9+/]{43}=)\nindex (?<index>0|[1-9][0-9]{0,14})\n(?<path>(?:[A-Za-z0-9+/]{43}=\n)*)\n(?<head>[^]+)$/;

/**
 * The proof that a leaf is in the log, with the signed head it leads to (C2SP tlog-proof; `extra` is the leaf's hash).
 * Short enough for a QR code. It names nobody and says nothing of what was voted.
 * @throws RangeError if the head does not reach as far as the leaf.
 */
export function printProof(log: Log, index: number, head: { readonly size: number; readonly note: string }): string {
	const leaf = log.levels[0]?.[index];
	if (!leaf) throw new RangeError(`the log has no leaf ${index}`);
	const path = inclusionProof(log, index, head.size).map((hash) => `${base64(hash)}\n`);
	return `${HEADER}\nextra ${base64(leaf)}\nindex ${index}\n${path.join('')}\n${head.note}`;
}

/** What a proof tells. Refused unless the head is signed by this verifier and the hashes lead from the leaf to it. */
export function readProof(text: string, verifier: Verifier): Result<ProvenLeaf, ProofRefusal> {
	const parts = PROOF.exec(text)?.groups;
	if (!parts) return refuse({ reason: 'not_a_proof' });
	const head = readCheckpoint(parts['head'] ?? '', verifier);
	if (!head.ok) return head;

	const { origin, size, root } = head.value;
	const hash = (line: string) => new Uint8Array(fromBase64(line));
	const [leaf, index] = [hash(parts['leaf'] ?? ''), Number(parts['index'])];
	const proof = (parts['path'] ?? '').split('\n').slice(0, -1).map(hash);
	if (!isIncluded({ leaf, index, size, root, proof })) return refuse({ reason: 'not_in_the_log' });
	return ok({ index, leaf, origin, size });
}

const base64 = (hash: Hash) => Buffer.from(hash).toString('base64');
