import { recoverable, type Line } from './recoverable.ts';

/** Counts of people in fewer than this many are not shown: a handful could be known by name. */
export const SMALLEST_SHOWN = 5;

/** A count as it may be seen. `null`: there is no such cell, for example a place without kiosks. */
export type Shown = number | 'hidden' | null;

/** Counts of people, by one thing or by two. `null` where there can be nobody. */
export type PeopleTable = {
	readonly rows: readonly string[];
	readonly columns: readonly string[];
	readonly counts: readonly (readonly (number | null)[])[];
};

/** The same table as it may be published: cells and sums under five hidden, the sum of all never. */
export type ShownTable = {
	readonly rows: readonly string[];
	readonly columns: readonly string[];
	readonly cells: readonly (readonly Shown[])[];
	readonly rowSums: readonly Shown[];
	readonly columnSums: readonly Shown[];
	readonly total: number;
};

/**
 * The table as it may be published. Every count under five is hidden, and as many others as it takes that no hidden
 * one follows from the sums, and that no line hides fewer than five people together. The sum of all stays.
 */
export function hideSmall(table: PeopleTable): ShownTable {
	const { values, lines, total, cellAt, rowSumAt, columnSumAt } = laidOut(table);
	const hidden = new Set(values.flatMap((value, at) => (at !== total && value < SMALLEST_SHOWN ? [at] : [])));
	const freely = (at: number) => at !== total && !hidden.has(at);

	for (let next = betrayed(values, lines, hidden, freely); next !== undefined;) {
		hidden.add(next);
		next = betrayed(values, lines, hidden, freely);
	}

	const shown = (at: number | null): Shown => (at === null ? null : hidden.has(at) ? 'hidden' : (values[at] ?? null));
	return {
		rows: table.rows,
		columns: table.columns,
		cells: cellAt.map((row) => row.map(shown)),
		rowSums: rowSumAt.map(shown),
		columnSums: columnSumAt.map(shown),
		total: values[total] ?? 0,
	};
}

/** Counts by one thing, such as age: the same rule, and the sum of all stays. */
export function hideSmallInList<Label extends string>(counts: readonly (readonly [Label, number])[]) {
	const { rowSums, total } = hideSmall({
		rows: counts.map(([label]) => label),
		columns: [''],
		counts: counts.map(([, people]) => [people]),
	});
	return { shown: counts.map(([label], at) => [label, rowSums[at] ?? null] as const), total };
}

/** The next count to hide, because of a line that still gives one away; undefined when none does. */
function betrayed(
	values: readonly number[],
	lines: readonly Line[],
	hidden: ReadonlySet<number>,
	freely: (at: number) => boolean,
): number | undefined {
	const smallest = (among: readonly number[]) =>
		among.filter(freely).sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0))[0];
	const all = ({ sum, parts }: Line) => [...parts, sum];

	for (const line of lines) {
		const away = isThin(line, values, hidden) ? (smallest(line.parts) ?? smallest([line.sum])) : undefined;
		if (away !== undefined) return away;
	}
	for (const at of recoverable(lines, hidden)) {
		const near = lines.filter((line) => all(line).includes(at));
		const away = smallest(near.flatMap(all)) ?? smallest(values.map((_, place) => place));
		if (away !== undefined) return away;
	}
	return undefined;
}

/** Whether a line hides one count alone, or fewer than five people together. */
function isThin({ sum, parts }: Line, values: readonly number[], hidden: ReadonlySet<number>): boolean {
	const away = parts.filter((at) => hidden.has(at));
	if (hidden.has(sum)) return away.length === 0;
	const people = away.reduce((all, at) => all + (values[at] ?? 0), 0);
	return away.length === 1 || (away.length > 0 && people < SMALLEST_SHOWN);
}

/** Cells, sums of rows and columns, and the sum of all as one list, with the lines that bind them. */
function laidOut({ rows, columns, counts }: PeopleTable) {
	const values: number[] = [];
	const lines: Line[] = [];
	const add = (value: number) => values.push(value) - 1;
	const sumOf = (parts: readonly number[]) => parts.reduce((sum, at) => sum + (values[at] ?? 0), 0);
	const close = (parts: readonly number[]) => {
		const sum = add(sumOf(parts));
		lines.push({ sum, parts });
		return sum;
	};

	const cellAt = rows.map((_, row) =>
		columns.map((_, column) => {
			const people = counts[row]?.[column] ?? null;
			return people === null ? null : add(people);
		}),
	);
	const there = (cells: readonly (number | null | undefined)[]) => cells.filter((at) => typeof at === 'number');
	const across = cellAt.map(there);
	const down = columns.map((_, column) => there(cellAt.map((row) => row[column])));
	const total = add(sumOf(there(cellAt.flat())));

	/** The sums on one side. Where all stand in one line, its sum is the sum of all, which is not hidden. */
	const side = (lines: readonly (readonly number[])[]) => {
		const isOne = lines.filter((parts) => parts.length > 0).length === 1;
		return lines.map((parts) => (parts.length === 0 ? null : isOne ? end(parts) : close(parts)));
	};
	const end = (parts: readonly number[]) => {
		lines.push({ sum: total, parts });
		return total;
	};
	const rowSumAt = side(across);
	const columnSumAt = side(down);
	for (const sums of [rowSumAt, columnSumAt]) if (!sums.includes(total)) end(there(sums));
	return { values, lines, total, cellAt, rowSumAt, columnSumAt };
}
