import { leafHash, logOf, rootOf } from '../../ballotbox/log.ts';
import type { Db } from '../db/database.ts';
import type { BallotBox } from '../store/ballot-boxes.ts';
import { leafHashes } from '../store/leaves.ts';
import { readJournal } from './journal-file.ts';
import { journalFile, seenHead } from './seen-head.ts';

/** What lies outside the database and remembers its log. */
export type Memory = { readonly keyDir: string; readonly journalDir: string | undefined };

/** The folders in which last heads are kept. */
export function foldersOf({ keyDir, journalDir }: Memory): string[] {
	return journalDir === undefined ? [keyDir] : [keyDir, journalDir];
}

/**
 * Why a ballot box is not the one that was here before: its log is shorter than what has been seen of it
 * (an older copy, a lost disk), or tells something else.
 */
export type LogIncident =
	{ readonly reason: 'log_cut_off'; readonly size: number; readonly seen: number } | { readonly reason: 'log_differs' };

/** Holds the log of a box against the last signed heads and the journal. Undefined when nothing is missing. */
export function logIncident(db: Db, memory: Memory, box: BallotBox): LogIncident | undefined {
	const { journalDir } = memory;
	const hashes = leafHashes(db, box.roundId);
	const seen = foldersOf(memory).flatMap((folder) => seenHead(folder, box) ?? []);
	const kept = journalDir === undefined ? [] : readJournal(journalFile(journalDir, box));

	const most = Math.max(0, ...seen.map(({ size }) => size), ...kept.map(({ index }) => index + 1));
	if (most > hashes.length) return { reason: 'log_cut_off', size: hashes.length, seen: most };

	const log = logOf(hashes);
	const isSame =
		seen.every(({ size, root }) => Buffer.compare(rootOf(log, size), root) === 0) &&
		kept.every(({ index, body }) => Buffer.compare(leafHash(body), hashes[index] ?? new Uint8Array()) === 0);
	return isSame ? undefined : { reason: 'log_differs' };
}
