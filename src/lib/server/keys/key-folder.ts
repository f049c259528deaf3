import { createSecretKey, type KeyObject } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RoundId } from '../../domain/ids.ts';
import type { KeysOfPoll } from '../../domain/voting/recovery-sheet.ts';
import { keepKey, readKey, replaceKey } from './key-file.ts';

// The folder of keys (KEY_DIR): files of 32 bytes in hexadecimal digits, readable by the server's user alone.
// Never inside the database, never in a backup of it.

/** What of a round's secrets lies in the folder: the pepper of its codes, and the key that opens its box. */
export type RoundKeys = { readonly pepper: Uint8Array; readonly openingKey: Uint8Array };

/** Keys do not change while they are there, so each is read once. */
const known = new Map<string, Uint8Array>();
const cookieKeys = new Map<string, KeyObject>();

/** The pepper of a round; undefined when it has been destroyed, or was never here. */
export function findPepper(folder: string, round: RoundId): Uint8Array | undefined {
	const path = pepperFile(folder, round);
	const pepper = known.get(path) ?? readKey(path);
	if (pepper) known.set(path, pepper);
	return pepper;
}

/** The key that opens the box of a round, read from the disk each time: after the count it is gone. */
export function findOpeningKey(folder: string, round: RoundId): Uint8Array | undefined {
	return readKey(openingFile(folder, round));
}

/** The keys of a round, drawn now unless they are there already. */
export function keepRoundKeys(folder: string, round: RoundId): RoundKeys {
	return { pepper: keepKey(pepperFile(folder, round)), openingKey: keepKey(openingFile(folder, round)) };
}

/** The seed of the Ed25519 key that signs the heads of the logs. */
export function logKey(folder: string): Uint8Array {
	return keepKey(logFile(folder));
}

/** The same, without drawing one where it is missing. */
export function findLogKey(folder: string): Uint8Array | undefined {
	return readKey(logFile(folder));
}

/** Puts keys back that somebody typed from the recovery sheet of a round. Those that are not named stay as they are. */
export function restoreKeys(folder: string, round: RoundId, { box, cards, log }: Partial<KeysOfPoll>): void {
	if (box) replaceKey(openingFile(folder, round), box);
	if (log) replaceKey(logFile(folder), log);
	if (!cards) return;
	replaceKey(pepperFile(folder, round), cards);
	known.set(pepperFile(folder, round), cards);
}

/** The key under which the voter's cookie is sealed, made ready once: every step of a vote needs it twice. */
export function cookieKey(folder: string): KeyObject {
	const key = cookieKeys.get(folder) ?? createSecretKey(keepKey(join(folder, 'cookie.key')));
	cookieKeys.set(folder, key);
	return key;
}

/** Destroys the keys of a round, on the disk and in memory. Nothing happens to what is gone already. */
export function destroyRoundKeys(folder: string, round: RoundId): void {
	for (const path of [openingFile(folder, round), pepperFile(folder, round)]) {
		rmSync(path, { force: true });
		known.delete(path);
	}
}

const logFile = (folder: string) => join(folder, 'log.key');

/** Where the opening key of a round lies, for the ceremony that destroys it. */
export const openingFile = (folder: string, round: RoundId) => join(folder, `${fileName(round)}.opening.key`);

/** Where the pepper of a round lies, for the ceremony that destroys it. */
export const pepperFile = (folder: string, round: RoundId) => join(folder, `${fileName(round)}.pepper.key`);

/** @throws RangeError if a round's id could leave the folder. */
function fileName(round: RoundId): string {
	if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(round)) throw new RangeError(`not the name of a file: ${round}`);
	return round;
}
