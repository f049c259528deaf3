import { createHash } from 'node:crypto';
import type { ArchivedFile } from '../tar.ts';

/** What a bundle shows: every ballot, or of a round with few ballots only what they add up to. */
export type BundleKind = 'ballots' | 'totals';

/** A line of the list: a file with its hash and its length. */
export type Listed = { readonly name: string; readonly hash: string; readonly size: number };

/** The list of what is in a bundle, as the text that is signed. */
export type Contents = { readonly round: string; readonly kind: BundleKind; readonly files: readonly Listed[] };

/** The name of the signed list in the bundle. It comes first, and does not list itself. */
export const LIST = 'bundle.txt';

const HEAD = /^pb\/bundle\/v1\nround (?<round>[!-~]+)\nkind (?<kind>ballots|totals)\n(?<lines>(?:[^\n]+\n)+)$/;
const LINE = /^(?<hash>[0-9a-f]{64}) (?<size>0|[1-9][0-9]{0,11}) (?<name>[a-z0-9.-]+)$/;

/** The list of these files, to be signed. */
export function contentsText(round: string, kind: BundleKind, files: readonly ArchivedFile[]): string {
	const lines = files.map(listed).map(({ hash, size, name }) => `${hash} ${size} ${name}\n`);
	return `pb/bundle/v1\nround ${round}\nkind ${kind}\n${lines.join('')}`;
}

/** What such a list says; undefined when it is none. */
export function readContents(text: string): Contents | undefined {
	const { round = '', kind = '', lines = '' } = HEAD.exec(text)?.groups ?? {};
	const read = lines
		.split('\n')
		.slice(0, -1)
		.map((line) => LINE.exec(line)?.groups);
	if (read.length === 0 || !read.every((line) => line !== undefined)) return undefined;
	const files = read.map(({ name = '', hash = '', size = '' }) => ({ name, hash, size: Number(size) }));
	return { round, kind: kind === 'totals' ? 'totals' : 'ballots', files };
}

/** A file as its line in the list. */
export function listed({ name, bytes }: ArchivedFile): Listed {
	return { name, hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
}
