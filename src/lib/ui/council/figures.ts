import type { Column, DataTable, Value } from '#lib/domain/council/data-table.ts';
import type { Currency } from '#lib/domain/money.ts';
import type { Format } from '#lib/i18n/format.ts';
import type { Say, Word } from '#lib/i18n/words.ts';
import type { BarFigure } from '$lib/ui/charts/bars';
import { columnWord } from './words';
import { written } from './written';

type Pen = Format & { readonly say: Say };
type Drawn = { readonly unit: Word; readonly label: Column; readonly value: Column };

/** Which tables have bars beside them, and what the bars show. */
const drawn: Partial<Record<DataTable['name'], Drawn>> = {
	marks: { unit: 'council:unit_marks', label: 'idea', value: 'marks' },
	flow: { unit: 'council:unit_ideas', label: 'step', value: 'ideas' },
	ages: { unit: 'council:unit_people', label: 'label', value: 'people' },
	languages: { unit: 'council:unit_people', label: 'label', value: 'people' },
	moods: { unit: 'council:unit_people', label: 'mood', value: 'people' },
};

/** The bars of a table, from the table's own cells. Sums and what is hidden have no bar; without numbers there are none. */
export function figureOf(table: DataTable, pen: Pen, currency: Currency): BarFigure | undefined {
	if (table.name === 'turnout') return channelsOf(table, pen, currency);
	if (table.name === 'pots') return moneyOf(table, pen, currency);
	const how = drawn[table.name];
	if (!how) return undefined;

	const cell = (row: readonly Value[], column: Column) => row[table.columns.indexOf(column)] ?? null;
	const bars = table.rows.flatMap((row) => {
		const [label, value] = [cell(row, how.label), cell(row, how.value)];
		if (label === null || typeof value !== 'number') return [];
		const bar = {
			label: written(label, how.label, pen, currency),
			value,
			written: written(value, how.value, pen, currency),
		};
		if (table.name !== 'marks') return [bar];
		const number = cell(row, 'number');
		return [
			{
				...bar,
				number: typeof number === 'number' ? number : null,
				won: cell(row, 'got_money') === true,
				group: String(cell(row, 'track')),
			},
		];
	});
	return bars.length > 0 ? { unit: pen.say(how.unit), bars } : undefined;
}

/** Turnout by channel: the sums of the table's columns. */
function channelsOf({ columns, rows }: DataTable, pen: Pen, currency: Currency): BarFigure | undefined {
	const sums = rows.at(-1) ?? [];
	const bars = columns.slice(1, -1).flatMap((column, at) => {
		const value = sums[at + 1];
		if (typeof value !== 'number') return [];
		return [{ label: pen.say(columnWord[column]), value, written: written(value, column, pen, currency) }];
	});
	return bars.length > 0 ? { unit: pen.say('council:unit_people'), bars } : undefined;
}

/** Each pot, and what was handed out of it. */
function moneyOf({ columns, rows }: DataTable, pen: Pen, currency: Currency): BarFigure | undefined {
	const bars = rows.flatMap((row) =>
		(['pot', 'granted'] as const).flatMap((column) => {
			const value = row[columns.indexOf(column)];
			if (typeof value !== 'number') return [];
			const said = written(value, column, pen, currency);
			return [{ label: pen.say(columnWord[column]), value, written: said, group: String(row[0]) }];
		}),
	);
	const isKroner = currency === 'DKK' || currency === 'SEK';
	return bars.length > 0 ? { unit: isKroner ? pen.say('council:unit_money') : currency, bars } : undefined;
}
