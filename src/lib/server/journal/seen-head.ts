import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCheckpoint, type Checkpoint } from '../../ballotbox/checkpoint.ts';
import type { BallotBox } from '../store/ballot-boxes.ts';
import { writeWhole } from '../db/sync-folder.ts';

/** Under which name a box is known in the folders of keys and journals: a round whose box was made anew has another. */
export function boxName({ roundId, salt }: Pick<BallotBox, 'roundId' | 'salt'>): string {
	return `${roundId}.${salt.toString('hex').slice(0, 8)}`;
}

/** Keeps the last signed head of a log outside the database. One that stands for more is never replaced. */
export function keepHead(folder: string, box: BallotBox, note: string): void {
	const size = Number(note.split('\n')[1]);
	if ((seenHead(folder, box)?.size ?? -1) < size) writeWhole(headFile(folder, box), note);
}

/** The last head of this log that was seen, if one lies in the folder and the log's own key has signed it. */
export function seenHead(folder: string, box: BallotBox): Checkpoint | undefined {
	const path = headFile(folder, box);
	if (!existsSync(path)) return undefined;
	const head = readCheckpoint(readFileSync(path, 'utf8'), { name: box.logOrigin, publicKey: box.logPublicKey });
	return head.ok ? head.value : undefined;
}

/** Where the journal of a box lies. */
export const journalFile = (folder: string, box: Pick<BallotBox, 'roundId' | 'salt'>) =>
	join(folder, `${boxName(box)}.journal`);

const headFile = (folder: string, box: BallotBox) => join(folder, `${boxName(box)}.head`);
