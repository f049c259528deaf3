import { createHash } from 'node:crypto';
import { leafKinds } from '../db/tables/ballot-box.ts';
import type { KeptLeaf } from '../store/leaves.ts';

/** A leaf as one line of a journal: a check over the rest, its place, kind and text, and the envelope of a vote. */
export function journalLine({ index, kind, body, castId, sealed }: KeptLeaf): string {
	const text = JSON.stringify([index, kind, body, castId?.toString('hex') ?? null, sealed?.toString('base64') ?? null]);
	return `${check(text)} ${text}\n`;
}

/** The leaf of a line; undefined for one that a power cut or a full disk has torn. */
export function readJournalLine(line: string): KeptLeaf | undefined {
	const [sum, text] = [line.slice(0, SIGNS), line.slice(SIGNS + 1)];
	if (sum !== check(text)) return undefined;
	const [index, name, body, castId, sealed] = JSON.parse(text) as [
		number,
		string,
		string,
		string | null,
		string | null,
	];
	const kind = leafKinds.find((known) => known === name);
	if (!kind) return undefined;
	return {
		index,
		kind,
		body,
		castId: castId === null ? null : Buffer.from(castId, 'hex'),
		sealed: sealed === null ? null : Buffer.from(sealed, 'base64'),
	};
}

const SIGNS = 16;

function check(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, SIGNS);
}
