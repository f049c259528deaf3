import { ok, refuse, type Result } from '../result.ts';
import { cellText, csvReader, type Row } from './csv.ts';
import type { PabulibFile } from './pabulib-file.ts';
import { headReader, type Head } from './pabulib-head.ts';
import { refuseAt, type PabulibRefusal } from './pabulib-refusal.ts';
import { votesReader } from './pabulib-votes.ts';
import { firstForeignByte } from './utf8.ts';

const SEMICOLON = 59;
const sections = ['META', 'PROJECTS', 'VOTES'] as const;

/** Reads a Pabulib file that comes in pieces: `feed` each, then `end`. */
export type PabulibReader = {
	/** Reads on; answers with the refusal as soon as there is one, and then need not be fed further. */
	readonly feed: (chunk: Uint8Array) => PabulibRefusal | undefined;
	/** The election, or why the file cannot be read. */
	readonly end: () => Result<PabulibFile, PabulibRefusal>;
};

/**
 * A reader of Pabulib files, which survives what real ones do (any line ends, columns in any order, quotes, a byte order mark,
 * decimals, projects named twice) and refuses what would change a count: unknown ids, voters twice, numbers that do not match.
 */
export function readPabulib(): PabulibReader {
	const head = headReader();
	let section = -1;
	let headerRead = false;
	let known: Head | undefined;
	let votes: ReturnType<typeof votesReader> | undefined;
	let refusal: PabulibRefusal | undefined;

	function takeRow(row: Row): PabulibRefusal | undefined {
		if (row.line === 1) passMark(row);
		const foreign = row.ascii ? -1 : firstForeignByte(row.bytes, row.from, row.to);
		if (foreign >= 0) return refuseAt(row, foreign, 'not_utf8');
		if (votes && headerRead && row.cells > 1) return votes.readVote(row);
		if (isBlank(row)) return undefined;
		if (opensSection(row)) return openSection(row);
		if (section < 0) return refuseAt(row, row.from, 'no_meta');
		if (!headerRead) return readHeader(row);
		if (section === 0) return head.readMeta(row);
		return votes ? votes.readVote(row) : head.readProject(row);
	}

	function openSection(row: Row): PabulibRefusal | undefined {
		if (section >= 0 && !headerRead) return refuseAt(row, row.from, 'header_expected');
		section++;
		headerRead = false;
		if (sections[section] !== cellText(row, 0).toUpperCase()) {
			return refuseAt(row, row.from, section ? 'section_expected' : 'no_meta', sections[section]);
		}
		if (section < 2) return undefined;
		const found = head.finish({ line: row.line, column: 1 });
		if ('reason' in found) return found;
		known = found;
		votes = votesReader(found, head.projectNames);
		return undefined;
	}

	function readHeader(row: Row): PabulibRefusal | undefined {
		headerRead = true;
		if (votes) return votes.readColumns(row);
		if (section === 1) return head.readColumns(row);
		return cellText(row, 0).toLowerCase() === 'key' ? undefined : refuseAt(row, row.from, 'header_expected', 'key');
	}

	const rows = csvReader(SEMICOLON, takeRow);
	return {
		feed(chunk) {
			const endless = () => {
				const found = rows.endless(false);
				return found && { ...found, text: '' };
			};
			return (refusal ??= rows.feed(chunk) ?? endless());
		},
		end() {
			const open = rows.endless(true);
			refusal ??= open ? { ...open, text: '' } : rows.end();
			if (refusal) return refuse(refusal);
			const text = sections[headerRead ? section + 1 : Math.max(section, 0)] ?? '';
			if (!known || !votes || !headerRead)
				return refuse({ line: rows.line(), column: 1, reason: 'file_ends_early', text });
			const wrong = head.mismatchWith('num_votes', votes.count(), 'votes_do_not_match');
			if (wrong) return refuse(wrong);
			const { budget, unit, projects, voteType } = known;
			return ok({
				meta: head.meta(),
				voteType,
				instance: { budget, unit, projects },
				details: head.details,
				ballots: votes.ballots(),
				warnings: votes.warnings(),
			});
		},
	};
}

function isBlank(row: Row): boolean {
	return row.cells === 1 && !row.quoted[0] && cellText(row, 0) === '';
}

/** A line with nothing but the name of a section. */
function opensSection(row: Row): boolean {
	if (row.to - row.from > 64 || row.quoted[0]) return false;
	for (let cell = 1; cell < row.cells; cell++) if (cellText(row, cell)) return false;
	return sections.some((name) => name === cellText(row, 0).toUpperCase());
}

/** A byte order mark before the first cell is read past. */
function passMark(row: Row): void {
	const [a, b, c] = row.bytes.subarray(row.from, row.from + 3);
	if (a === 0xef && b === 0xbb && c === 0xbf) row.starts[0]! += 3;
}
