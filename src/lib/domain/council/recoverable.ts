/** A line of a table: the sum at its end, and the parts that add up to it. */
export type Line = { readonly sum: number; readonly parts: readonly number[] };

/**
 * Which hidden counts follow from the others: those that the sums alone determine.
 *
 * Each line says that its parts make its sum. The lines of a table are a network (each count stands in at most one
 * line on either side), so elimination meets no other numbers than -1, 0 and 1, and is exact.
 */
export function recoverable(lines: readonly Line[], hidden: ReadonlySet<number>): number[] {
	const unknowns = [...hidden];
	const rows = lines.map(({ sum, parts }) => unknowns.map((at) => (parts.includes(at) ? 1 : 0) - (sum === at ? 1 : 0)));

	let settled = 0;
	for (const column of unknowns.keys()) {
		const pivot = rows.findIndex((row, at) => at >= settled && row[column] !== 0);
		if (pivot < 0) continue;
		const [lifted = []] = rows.splice(pivot, 1);
		const sign = lifted[column] ?? 1;
		const unit = lifted.map((value) => value * sign);
		for (const row of rows) {
			const times = row[column] ?? 0;
			if (times !== 0) for (const [at, value] of unit.entries()) row[at] = (row[at] ?? 0) - times * value;
		}
		rows.splice(settled, 0, unit);
		settled += 1;
	}

	return rows.flatMap((row) => {
		const left = row.flatMap((value, at) => (value === 0 ? [] : [unknowns[at] ?? -1]));
		return left.length === 1 ? left : [];
	});
}
