import { columnKinds, isHidden, type Column, type DataTable, type Value } from '#lib/domain/council/data-table.ts';
import { csvOf, type Cell } from '#lib/domain/formats/csv-writer.ts';
import type { Say } from '#lib/i18n/words.ts';
import { codeWord, columnWord } from './words';

/** A table as a CSV file in the reader's language: numbers as numbers, amounts in whole units, days as in ISO 8601. */
export function tableFile({ columns, rows }: DataTable, say: Say): string {
	const cell = (value: Value, column: Column | undefined): Cell => {
		if (value === null || column === undefined) return null;
		if (isHidden(value, column)) return say('council:hidden');
		const code = codeWord[column]?.[String(value)];
		if (code) return say(code);
		if (typeof value !== 'number') return String(value);
		if (columnKinds[column] === 'amount') return value / 100;
		return columnKinds[column] === 'day' ? new Date(value).toISOString().slice(0, 10) : value;
	};
	return csvOf(
		columns.map((column) => say(columnWord[column])),
		rows.map((row) => row.map((value, at) => cell(value, columns[at]))),
	);
}
