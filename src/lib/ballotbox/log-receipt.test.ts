import { expect, test } from 'vitest';
import { cardKey } from './card-key.ts';
import { signCheckpoint } from './checkpoint.ts';
import { printProof, readProof } from './log-receipt.ts';
import { leafHash, logOf, rootOf } from './log.ts';

const key = cardKey(new Uint8Array(32).fill(5));
const name = 'medbestem.example/havnen';
const verifier = { name, publicKey: key.publicKey };
const log = logOf(Array.from({ length: 21 }, (_, at) => leafHash(`leaf ${at}`)));
const headAt = (size: number) => ({
	size,
	note: signCheckpoint({ origin: name, size, root: rootOf(log, size) }, { name, privateKey: key.privateKey }),
});

test('a proof on a receipt leads from the leaf to a signed head', () => {
	for (const size of [1, 8, 13, 21]) {
		for (let index = 0; index < size; index += 1) {
			const text = printProof(log, index, headAt(size));
			expect(readProof(text, verifier)).toEqual({
				ok: true,
				value: { index, leaf: leafHash(`leaf ${index}`), origin: name, size },
			});
		}
	}
});

test('a head from before the vote proves nothing', () => {
	expect(() => printProof(log, 13, headAt(13))).toThrow('not among');
});

test('no byte of a proof can be another', () => {
	const bytes = Buffer.from(printProof(log, 6, headAt(13)));
	for (const at of bytes.keys()) {
		const changed = Buffer.from(bytes);
		changed[at] = (changed[at] ?? 0) ^ 1;
		expect(readProof(changed.toString(), verifier).ok, `byte ${at}`).toBe(false);
	}
});
