import { encode } from 'uqr';

/** A QR code as one path, with the white edge that readers need; `size` is the side of its square. */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
	const { data, size } = encode(text, { ecc: 'M', border: 2 });
	const rows = data.map((row, y) => rowPath(row, y));
	return { path: rows.join(''), size };
}

/** The dark runs of one row. */
function rowPath(row: readonly boolean[], y: number): string {
	const starts = row.flatMap((dark, x) => (dark && !row[x - 1] ? [x] : []));
	return starts.map((x) => `M${x} ${y}h${lengthAt(row, x)}v1H${x}z`).join('');
}

function lengthAt(row: readonly boolean[], x: number): number {
	const end = row.indexOf(false, x);
	return (end < 0 ? row.length : end) - x;
}
