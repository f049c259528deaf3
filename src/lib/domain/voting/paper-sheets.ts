import { ok, refuse, type Result } from '../result.ts';
import type { BallotPaper, PaperTrack } from './ballot-format.ts';
import { fillTrack, type Mark } from './ballot.ts';
import { choicesText } from './ballot-text.ts';
import type { TallyLine } from './paper-tally.ts';

/** A line that says nothing of a paper, by its number in the list of a version. */
export type SheetRefusal = { readonly reason: 'sheet_line_wrong'; readonly version: number; readonly number: number };

/**
 * What somebody typed of the papers of one version, a line for each in the order of their numbers: tracks apart by `/`, ideas by
 * spaces, `3=2` for two marks on idea 3, a ranking with the best first, `-` for a blank track, `!` for one that cannot be read. A
 * paper that breaks the rules of the ballot is invalid there. Refused at the first line that says none of this.
 */
export function readSheets(typed: string, paper: BallotPaper, version: number): Result<TallyLine[], SheetRefusal> {
	const lines: TallyLine[] = [];
	for (const [at, line] of linesIn(typed).entries()) {
		const parts = line.split('/');
		const whats = paper.map((track, place) => whatIn(parts[place] ?? '', track));
		if (parts.length !== paper.length || whats.includes(undefined)) {
			return refuse({ reason: 'sheet_line_wrong', version, number: at + 1 });
		}
		for (const [place, { track }] of paper.entries()) {
			lines.push({ track, version, sheet: at + 1, what: whats[place] ?? '', papers: 1 });
		}
	}
	return ok(lines);
}

/** Whether these are whole papers with the numbers 1, 2, 3 … in each version, every track of each. */
export function areWholeSheets(lines: readonly TallyLine[], paper: BallotPaper, versions: readonly number[]): boolean {
	return versions.every((version) =>
		paper.every(({ track }) => {
			const sheets = lines.filter((line) => line.version === version && line.track === track);
			const most = lines.filter((line) => line.version === version).length / paper.length;
			return sheets.length === most && sheets.every(({ sheet = 0 }, at) => sheet === at + 1);
		}),
	);
}

/** The papers as they were typed, to be typed again; those in `unsure` as `?`, which says nothing. */
export function writeSheets(lines: readonly TallyLine[], paper: BallotPaper, unsure: ReadonlySet<number>): string {
	const count = Math.max(0, ...lines.map(({ sheet = 0 }) => sheet));
	const written = Array.from({ length: count }, (_, at) => {
		if (unsure.has(at + 1)) return '?';
		const tracks = paper.map(({ track }) => lines.find((line) => line.sheet === at + 1 && line.track === track)?.what);
		return tracks.map((what = '') => asTyped(what)).join(' / ');
	});
	return written.join('\n');
}

const linesIn = (typed: string) =>
	typed
		.trim()
		.split(/\s*\n\s*/)
		.filter((line) => line !== '');

function whatIn(part: string, track: PaperTrack): string | undefined {
	const said = part.trim().toLowerCase();
	if (said === '!') return 'invalid';
	if (said === '-') return track.blank ? '[]' : 'invalid';
	const marks = said.split(/[\s,]+/).map(markIn);
	if (!marks.every((mark) => mark !== undefined)) return undefined;
	if (!marks.every(({ idea }) => track.ideas.some(({ number }) => number === idea))) return undefined;
	const filled = fillTrack(track, { marks });
	return filled.ok ? choicesText(filled.value.marks) : 'invalid';
}

function markIn(said: string): Mark | undefined {
	const read = /^(\d{1,3})(?:=(\d{1,3}))?$/.exec(said);
	return read ? { idea: Number(read[1]), marks: Number(read[2] ?? 1) } : undefined;
}

function asTyped(what: string): string {
	if (what === 'invalid') return '!';
	const choices = JSON.parse(what) as (number | [number, number])[];
	if (choices.length === 0) return '-';
	return choices.map((choice) => (typeof choice === 'number' ? choice : choice.join('='))).join(' ');
}
