/** A cell of a table: text, a number, or nothing. */
export type Cell = string | number | null;

/** What spreadsheets take as the beginning of a formula, also behind blanks and in its wide forms. */
const formula = /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/u;

/**
 * A table as a CSV file that a Danish spreadsheet opens by a click: UTF-8 with its mark, semicolons, decimal comma, CRLF.
 * A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export function csvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
	const lines = [head, ...rows].map((row) => row.map(written).join(';'));
	return `\ufeff${lines.join('\r\n')}\r\n`;
}

function written(cell: Cell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell).replace('.', ',');
	const safe = formula.test(cell) ? `'${cell}` : cell;
	return /[";,\r\n\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
