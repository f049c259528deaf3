/**
 * Rows as comma-separated values (RFC 4180): every cell in quotes, lines ended by CRLF. A cell that a spreadsheet would
 * take for a formula gets an apostrophe before it, so that nothing a person typed can run.
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
	return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
	if (typeof value === 'number') return String(value);
	const harmless = /^[\s]*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value;
	return `"${harmless.replaceAll('"', '""')}"`;
}
