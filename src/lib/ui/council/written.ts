import { columnKinds, isHidden, type Column, type Value } from '#lib/domain/council/data-table.ts';
import { money, type Currency } from '#lib/domain/money.ts';
import type { Format } from '#lib/i18n/format.ts';
import type { Say } from '#lib/i18n/words.ts';
import { codeWord } from './words';

type Pen = Format & { readonly say: Say };

/** A value of a table as people read it. An unknown one is a dash. */
export function written(value: Value, column: Column, pen: Pen, currency: Currency): string {
	if (value === null) return '–';
	if (isHidden(value, column)) return pen.say('council:hidden');
	const code = codeWord[column]?.[String(value)];
	if (code) return pen.say(code);
	if (typeof value !== 'number') return String(value);

	switch (columnKinds[column]) {
		case 'amount':
			return pen.money(money(value), currency);
		case 'percent':
			return `${pen.number(value)} %`;
		case 'day':
			return pen.date(value);
		case 'plain':
			return String(value);
		default:
			return pen.number(value);
	}
}
