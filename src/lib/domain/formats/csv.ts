import { textOf } from './utf8.ts';

/**
 * One row of a file with cells: where each cell begins and ends in `bytes`. The rows of one reader share one object, which
 * holds until the next row is read.
 */
export type Row = {
	bytes: Uint8Array;
	/** The line of the file on which the row begins, from 1. */
	line: number;
	/** The first byte of the row and the one behind the last. */
	from: number;
	to: number;
	cells: number;
	readonly starts: number[];
	readonly ends: number[];
	/** 1 for a cell in quotes. */
	readonly quoted: number[];
	/** Whether all its bytes are ASCII. */
	ascii: boolean;
};

/** A place in a file: line and column from 1, the column in characters. */
export type Place = { readonly line: number; readonly column: number };

const [LF, CR, TAB, SPACE, QUOTE] = [10, 13, 9, 32, 34];
/** A row longer than this is no row of a table. */
const LONGEST_ROW = 4 * 2 ** 20;

/**
 * Reads rows of cells from bytes that come in pieces. Cells may stand in double quotes (quotes inside are doubled, line ends
 * are allowed); lines end with LF or CRLF, mixed or not. `take` is called with each row and stops the reading by answering
 * with anything but undefined, which the reader then passes on.
 */
export function csvReader<Stop>(separator: number, take: (row: Row) => Stop | undefined) {
	let held = new Uint8Array(2 ** 16);
	let [length, at, inQuotes, line, lines] = [0, 0, false, 1, 0];
	const row: Row = { bytes: held, line: 1, from: 0, to: 0, cells: 0, starts: [0], ends: [], quoted: [0], ascii: true };
	let high = 0;

	function append(chunk: Uint8Array): void {
		if (row.from > 0) {
			held.copyWithin(0, row.from, length);
			for (let cell = 0; cell <= row.cells; cell++) {
				row.starts[cell]! -= row.from;
				if (cell < row.cells) row.ends[cell]! -= row.from;
			}
			[length, at, row.from] = [length - row.from, at - row.from, 0];
		}
		if (length + chunk.length > held.length) {
			const larger = new Uint8Array(Math.max(held.length * 2, length + chunk.length));
			larger.set(held.subarray(0, length));
			held = larger;
		}
		held.set(chunk, length);
		length += chunk.length;
		row.bytes = held;
	}

	function endCell(to: number): void {
		row.ends[row.cells++] = to;
		row.starts[row.cells] = to + 1;
		row.quoted[row.cells] = 0;
	}

	function endRow(to: number): Stop | undefined {
		const lineEnd = to > row.starts[row.cells]! && held[to - 1] === CR ? to - 1 : to;
		endCell(lineEnd);
		[row.to, row.line, row.ascii] = [lineEnd, line, high < 0x80];
		const stop = take(row);
		line += lines + 1;
		[row.cells, row.from, row.starts[0], row.quoted[0], high, lines] = [0, to + 1, to + 1, 0, 0, 0];
		return stop;
	}

	function read(): Stop | undefined {
		const bytes = held;
		const end = length;
		let next = at;
		let bits = high;
		for (; next < end; next++) {
			const byte = bytes[next]!;
			bits |= byte;
			if (byte !== separator && byte !== LF && byte !== QUOTE) continue;
			[at, high] = [next, bits];
			const stop = readSign(byte);
			if (stop !== undefined) return stop;
			bits = high;
		}
		[at, high] = [next, bits];
		return undefined;
	}

	/** A separator, a line end or a quote. */
	function readSign(byte: number): Stop | undefined {
		if (inQuotes) {
			if (byte === QUOTE) inQuotes = false;
			else if (byte === LF) lines++;
		} else if (byte === separator) endCell(at);
		else if (byte === LF) return endRow(at);
		else if (row.quoted[row.cells] || startsHere()) {
			// A doubled quote closes and opens again: both ways the cell goes on.
			if (row.quoted[row.cells] === 0 || held[at - 1] === QUOTE) inQuotes = true;
			row.quoted[row.cells] = 1;
		}
		return undefined;
	}

	/** Only blanks between the separator and here. */
	function startsHere(): boolean {
		let before = at - 1;
		while (before >= row.starts[row.cells]! && (held[before] === SPACE || held[before] === TAB)) before--;
		return before < row.starts[row.cells]!;
	}

	return {
		/** Reads on; answers with what `take` stopped with. */
		feed(chunk: Uint8Array): Stop | undefined {
			append(chunk);
			return read();
		},
		/** Reads what stands behind the last line end. */
		end(): Stop | undefined {
			if (row.from >= length) return undefined;
			inQuotes = false;
			const stop = endRow(length);
			line--;
			return stop;
		},
		/** Where a quote or a line began that does not end: at the end of the file, or within any sane length. */
		endless(ended: boolean): ({ reason: 'open_quote' | 'long_line' } & Place) | undefined {
			if (length - row.from <= LONGEST_ROW && !(ended && inQuotes)) return undefined;
			const place = placeIn({ ...row, line }, row.starts[row.cells]!);
			return { reason: inQuotes ? 'open_quote' : 'long_line', ...place };
		},
		/** The line on which the reading ended. */
		line: () => line,
	};
}

/** The text of a cell, without its quotes and the blanks around it. */
export function cellText(row: Row, cell: number): string {
	const raw = withoutBlanks(textOf(row.bytes, row.starts[cell]!, row.ends[cell]!));
	if (!row.quoted[cell]) return raw;
	const end = closingQuote(raw);
	return withoutBlanks(raw.slice(1, end).replaceAll('""', '"') + raw.slice(end + 1));
}

/** Where a byte of a row stands in the file. */
export function placeIn(row: Row, at: number): Place {
	let [line, begin] = [row.line, row.from];
	for (let byte = row.from; byte < at; byte++) {
		if (row.bytes[byte] !== LF) continue;
		line++;
		begin = byte + 1;
	}
	return { line, column: [...textOf(row.bytes, begin, at)].length + 1 };
}

/** Blanks and line ends at both ends are no part of a cell; a no-break space is. */
export function withoutBlanks(text: string): string {
	return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

function closingQuote(raw: string): number {
	let at = raw.indexOf('"', 1);
	while (at >= 0 && raw[at + 1] === '"') at = raw.indexOf('"', at + 2);
	return at < 0 ? raw.length : at;
}
