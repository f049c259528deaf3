import { closeSync, existsSync, fdatasyncSync, fstatSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KeptLeaf } from '../store/leaves.ts';
import { syncFolder } from '../db/sync-folder.ts';
import { journalLine, readJournalLine } from './journal-line.ts';

/** A journal that is written at its end only. */
export type JournalFile = {
	/** The place of the first leaf that it does not hold. */
	readonly next: number;
	/** Adds leaves and answers when they are on its disk. @throws Error if they are not. */
	readonly append: (leaves: readonly KeptLeaf[]) => void;
	readonly close: () => void;
};

/** The leaves that a journal holds, by their place; torn lines and lines written twice count once or not at all. */
export function readJournal(path: string): KeptLeaf[] {
	if (!existsSync(path)) return [];
	const read = readFileSync(path, 'utf8').split('\n').map(readJournalLine);
	const byPlace = new Map(read.flatMap((leaf) => (leaf ? [[leaf.index, leaf] as const] : [])));
	return [...byPlace.values()].sort((one, other) => one.index - other.index);
}

/** Opens a journal to go on writing. @throws Error if its folder is gone or takes nothing. */
export function openJournal(path: string): JournalFile {
	const held = readJournal(path);
	const gap = held.findIndex(({ index }, at) => index !== at);
	const file = openSync(path, 'a', 0o600);
	syncFolder(dirname(path));
	// whatever was torn ends here
	if (fstatSync(file).size > 0) writeSync(file, '\n');
	let next = gap === -1 ? held.length : gap;

	return {
		get next() {
			return next;
		},
		append(leaves) {
			// a file that was taken away would still take what is written to it
			if (statSync(path).ino !== fstatSync(file).ino) throw new Error(`${path} is gone`);
			const text = Buffer.from(leaves.map(journalLine).join(''));
			for (let done = 0; done < text.length;) done += writeSync(file, text, done);
			fdatasyncSync(file);
			next = (leaves.at(-1)?.index ?? next - 1) + 1;
		},
		close: () => closeSync(file),
	};
}
