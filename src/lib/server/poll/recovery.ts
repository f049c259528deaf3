import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { readSheet, writeSheet, type SheetRefusal } from '../../domain/voting/recovery-sheet.ts';
import type { Db } from '../db/database.ts';
import type { Environment } from '../env.ts';
import { restoreKeys } from '../keys/key-folder.ts';
import { findKeys, fittingKeys, missingKeys } from '../keys/missing-keys.ts';
import { findBox, makeBox } from '../store/ballot-boxes.ts';
import type { ByTwo } from '../store/poll-step.ts';
import { noteRestored, noteSheet, type SheetNoteRefusal } from '../store/recovery-sheets.ts';
import { newBox, type NewBoxRefusal } from './new-box.ts';

type House = { readonly db: Db; readonly env: Pick<Environment, 'keyDir' | 'origin'> };

/** The lines of the recovery sheet of a round, for two people, to be printed now. The box is made if there is none. */
export async function printSheet(
	{ db, env }: House,
	at: { readonly round: RoundId; readonly slug: string },
	by: ByTwo,
): Promise<Result<string[], SheetNoteRefusal | NewBoxRefusal>> {
	const box = await newBox(db, env, at);
	if (!box.ok) return box;
	const keys = findKeys(env.keyDir, await makeBox(db, box.value, by));
	if (!keys) return refuse({ reason: 'keys_missing' });
	const noted = await noteSheet(db, at.round, by);
	return noted.ok ? ok(writeSheet(keys)) : noted;
}

export type RestoreRefusal = SheetRefusal | { readonly reason: 'no_box' | 'other_sheet' | 'nothing_missing' };

/** Puts the keys of a round back from the lines of its sheet: those that are missing, after the sheet has shown that it is the right one. */
export async function restoreFromSheet(
	{ db, env }: House,
	{ round, lines }: { readonly round: RoundId; readonly lines: string },
	by: ByTwo,
): Promise<Result<null, RestoreRefusal>> {
	const box = await findBox(db, round);
	if (!box) return refuse({ reason: 'no_box' });
	const lost = missingKeys(env.keyDir, box);
	if (lost.length === 0) return refuse({ reason: 'nothing_missing' });
	const read = readSheet(lines);
	if (!read.ok) return read;
	if (fittingKeys(read.value, box).length < 3) return refuse({ reason: 'other_sheet' });

	restoreKeys(env.keyDir, round, Object.fromEntries(lost.map((name) => [name, read.value[name]])));
	await noteRestored(db, round, by);
	return ok(null);
}
