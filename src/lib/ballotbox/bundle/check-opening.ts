import { verify } from 'node:crypto';
import { ok, type Result } from '../../domain/result.ts';
import { paperIn } from '../../domain/results/manifest-count.ts';
import type { PaperTrack } from '../../domain/voting/ballot-format.ts';
import { fillTrack } from '../../domain/voting/ballot.ts';
import { choicesText, readChoices } from '../../domain/voting/ballot-text.ts';
import { publicKeyFrom } from '../raw-key.ts';
import type { Unpacked } from './check-list.ts';
import type { CheckedLog } from './check-log.ts';
import { fault, type Fault } from './fault.ts';
import { cutLine, linesOf, textIn } from './lines.ts';
import { readOpeningFile, sha256, signedOpening, type OpeningFile } from './opening-file.ts';

const OPENING = 'opening.json';

/** What was in the box: the opening, and the choices of each track where they are published. */
export type CheckedOpening = { readonly opening: OpeningFile; readonly boards: readonly (readonly string[])[] };

/** Checks that the opening fits the urn, that every ballot is valid on the paper, and that this is what was signed. */
export function checkOpening(
	{ kind, files, manifest, verifier }: Unpacked,
	log: CheckedLog,
): Result<CheckedOpening, Fault> {
	const opening = readOpeningFile(textIn(files.get(OPENING) ?? new Uint8Array()) ?? '');
	if (!opening) return fault(OPENING, 'not_an_opening');
	if (opening.valid + opening.invalid !== log.urn.length) return fault(OPENING, 'numbers_differ');
	if (opening.custody !== manifest.custody) return fault(OPENING, 'other_custody');
	if (kind === 'totals') {
		const isSilent = opening.sha256 === null && opening.signatures.length === 0;
		return isSilent ? ok({ opening, boards: [] }) : fault(OPENING, 'not_an_opening');
	}

	const boards: string[][] = [];
	for (const track of paperIn(manifest)) {
		const board = readBoard(files.get(`ballots-${track.track}.txt`) ?? new Uint8Array(), track, opening.valid);
		if (!board.ok) return board;
		boards.push(board.value);
	}
	const text = signedOpening(opening, boards);
	if (opening.sha256 !== sha256(text)) return fault(OPENING, 'not_the_opening');
	const key = publicKeyFrom('ed25519', verifier.publicKey);
	const areSigned = opening.signatures.every(
		({ by, signature }) =>
			by === verifier.name &&
			/^[0-9a-f]{128}$/.test(signature) &&
			verify(null, text, key, Buffer.from(signature, 'hex')),
	);
	if (opening.signatures.length === 0) return fault(OPENING, 'not_signed');
	return areSigned ? ok({ opening, boards }) : fault(OPENING, 'wrong_signature');
}

function readBoard(bytes: Uint8Array, track: PaperTrack, valid: number): Result<string[], Fault> {
	const file = `ballots-${track.track}.txt`;
	const cut = cutLine(bytes);
	if (cut !== undefined) return fault(file, 'cut_off', cut);
	const board: string[] = [];
	for (const choices of linesOf(bytes)) {
		const line = board.length + 1;
		const last = board.at(-1);
		if (last !== undefined && choices < last) return fault(file, 'not_in_order', line);
		if (choices !== last && !isChoice(choices, track)) return fault(file, 'not_a_ballot', line);
		board.push(choices === last ? last : choices);
	}
	return board.length === valid ? ok(board) : fault(file, 'ballots_missing', board.length + 1);
}

/** Whether these choices are valid on a track, and written in their one canonical way. */
export function isChoice(text: string, track: PaperTrack): boolean {
	try {
		const marks = readChoices(text);
		const filled = fillTrack(track, { marks, blank: marks.length === 0 });
		return filled.ok && choicesText(filled.value.marks) === text;
	} catch {
		return false; // readChoices throws for what is no list of choices
	}
}
