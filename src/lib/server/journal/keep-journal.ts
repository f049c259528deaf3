import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RoundId } from '../../domain/ids.ts';
import type { Db } from '../db/database.ts';
import { hearGrowth } from '../db/growth.ts';
import { boxOfRound, lastHead, roundsWithBallots, type BallotBox } from '../store/ballot-boxes.ts';
import { leavesFrom, type KeptLeaf } from '../store/leaves.ts';
import { copyDatabase } from '../db/copy-database.ts';
import { openJournal, type JournalFile } from './journal-file.ts';
import { foldersOf, type Memory } from './log-incident.ts';
import { journalFile, keepHead } from './seen-head.ts';

/** How many copies of a ballot there are when it is answered. `off`: nobody asked for a second one. */
export type Copies = 'two' | 'one' | 'off';

const copies = new WeakMap<Db, Copies>();

/** How many copies this process keeps of the ballots of this database. */
export const copiesOf = (db: Db): Copies => copies.get(db) ?? 'off';

/** The copy of everything else, taken when a poll opens and whenever its course changes. */
export const baseFile = (folder: string) => join(folder, 'base.db');

/**
 * Keeps the second copy: after each commit and before anybody is answered, what is new in a log goes to the end of
 * its journal, and signed heads into both folders. A journal that fails stops no vote: `onChange` is told, and at
 * every commit it is tried again, from where it stopped. What a journal lacks at the start is added at once.
 */
export function keepJournal(db: Db, memory: Memory, onChange: (now: Copies) => void): void {
	const { journalDir } = memory;
	const journals = new Map<string, JournalFile>();
	const headsKept = new Map<RoundId, string>();
	copies.set(db, journalDir === undefined ? 'off' : 'two');

	hearGrowth(db, keep);
	keep(new Set(roundsWithBallots(db)));

	function keep(rounds: ReadonlySet<RoundId>): void {
		const isKept = [...rounds].map((round) => tries(() => keepRound(round))).every(Boolean);
		const isNow = !isKept ? 'one' : journalDir === undefined ? 'off' : 'two';
		if (isNow === copiesOf(db)) return;
		copies.set(db, isNow);
		tries(() => onChange(isNow));
	}

	function keepRound(round: RoundId): void {
		const box = boxOfRound(db, round);
		if (!box) return;
		const added = journalDir === undefined ? [] : addLeaves(journalDir, box);
		const note = lastHead(db, round);
		if (note !== undefined && note !== headsKept.get(round)) {
			for (const folder of foldersOf(memory)) keepHead(folder, box, note);
			headsKept.set(round, note);
		}
		if (journalDir !== undefined && added.some(changesCourse)) copyDatabase(db, baseFile(journalDir));
	}

	function addLeaves(folder: string, box: BallotBox): readonly KeptLeaf[] {
		const path = journalFile(folder, box);
		try {
			const journal = journals.get(path) ?? openJournal(path);
			journals.set(path, journal);
			const added = leavesFrom(db, box.roundId, journal.next);
			if (added.length > 0) journal.append(added);
			return added;
		} catch (fault) {
			journals.get(path)?.close();
			journals.delete(path);
			throw fault;
		}
	}
}

/** Destroys the second copy of the ballots of a round, once its box has been opened. */
export function destroyCopies(db: Db, { journalDir }: Pick<Memory, 'journalDir'>, box: BallotBox): void {
	if (journalDir === undefined) return;
	rmSync(journalFile(journalDir, box), { force: true });
	if (existsSync(baseFile(journalDir))) copyDatabase(db, baseFile(journalDir));
}

/** Leaves after which more has changed than the log tells. */
const changesCourse = ({ kind }: KeptLeaf) => ['open', 'extend', 'close', 'incident'].includes(kind);

function tries(work: () => void): boolean {
	try {
		work();
		return true;
	} catch {
		return false; // whatever it was, there is one copy only
	}
}
