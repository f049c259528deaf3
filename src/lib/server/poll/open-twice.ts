import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RoundId } from '../../domain/ids.ts';
import { refuse, type Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import type { Environment } from '../env.ts';
import { findOpeningKey, logKey, openingFile } from '../keys/key-folder.ts';
import { destroyCopies } from '../journal/keep-journal.ts';
import { findBox } from '../store/ballot-boxes.ts';
import { forget, keepOpening, type OpeningRefusal } from '../store/openings.ts';
import type { By } from '../store/poll-step.ts';

export type OpenBoxRefusal = OpeningRefusal | { readonly reason: 'no_opening_key' | 'box_does_not_open' };

/**
 * Opens the box of a closed poll: twice, each time in a process of its own, and keeps what both found alike.
 * In a real round the opening key and the sealed ballots are destroyed at once; a demo may be counted again.
 */
export async function openBox(
	db: Db,
	env: Pick<Environment, 'keyDir' | 'journalDir'>,
	round: RoundId,
	by: By,
): Promise<Result<unknown, OpenBoxRefusal>> {
	if (!findOpeningKey(env.keyDir, round)) return refuse({ reason: 'no_opening_key' });
	const one = await openedApart(round);
	const other = await openedApart(round);
	if (one === undefined || other === undefined) return refuse({ reason: 'box_does_not_open' });

	const kept = await keepOpening(db, { round, logKey: logKey(env.keyDir), one, other }, by);
	if (kept.ok && !kept.value.isDemo) {
		rmSync(openingFile(env.keyDir, round));
		forget(db);
		const box = await findBox(db, round);
		if (box) destroyCopies(db, env, box);
	}
	return kept;
}

/** What a process of its own finds in the box; undefined when it cannot open it. Choices pass through memory only. */
function openedApart(round: RoundId): Promise<string | undefined> {
	const script = join(process.cwd(), 'src/cli/open-box.ts');
	const limits = { maxBuffer: 256 * 1024 * 1024, timeout: 10 * 60_000 };
	return new Promise((opened) => {
		execFile(process.execPath, [script, round], limits, (fault, text) => opened(fault ? undefined : text));
	});
}
