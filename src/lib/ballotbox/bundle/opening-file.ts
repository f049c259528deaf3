import { createHash } from 'node:crypto';
import type { Custody } from '../../domain/round/round.ts';
import { custodies } from '../../domain/round/round.ts';
import { readCanonical, type Shape } from '../../domain/shape.ts';

/** Who signed an opening: as whom, after how many openings that said the same. */
export type OpeningSignature = { readonly by: string; readonly openings: number; readonly signature: string };

/**
 * What a bundle says of the opening. Hash and signatures are left out where only totals are shown: with them a short list
 * of ballots could be found by trying.
 */
export type OpeningFile = {
	readonly custody: Custody;
	readonly valid: number;
	readonly invalid: number;
	readonly sha256: string | null;
	readonly signatures: readonly OpeningSignature[];
};

const signature: Shape = { record: { by: 'text', openings: 'count', signature: 'text' } };
const shape: Shape = {
	record: {
		v: { oneOf: [1] },
		custody: { oneOf: custodies },
		valid: 'count',
		invalid: 'count',
		sha256: { orNull: 'text' },
		signatures: { listOf: signature },
	},
};

/** The opening as the text of its file. */
export function openingFileText({ custody, valid, invalid, sha256, signatures }: OpeningFile): string {
	const signed = signatures.map(({ by, openings, signature }) => ({ by, openings, signature }));
	return JSON.stringify({ v: 1, custody, valid, invalid, sha256, signatures: signed });
}

/** The opening in such a text; undefined when it is none. */
export function readOpeningFile(text: string): OpeningFile | undefined {
	return readCanonical(text, shape) as OpeningFile | undefined;
}

/** The text that was signed at the opening, from the ballots as they are published: that of `openingText`. */
export function signedOpening(
	{ valid, invalid }: Pick<OpeningFile, 'valid' | 'invalid'>,
	boards: readonly (readonly string[])[],
): Buffer {
	const tracks = boards.map((board, at) => `{"track":${at + 1},"choices":[${board.join(',')}]}`);
	return Buffer.from(`{"v":1,"valid":${valid},"invalid":${invalid},"tracks":[${tracks.join(',')}]}\n`);
}

/** SHA-256 in hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
	return createHash('sha256').update(content).digest('hex');
}
