import { money, total, type Money } from '../money.ts';
import { ok, refuse, type Result } from '../result.ts';
import { looksLikeCpr } from '../plain-language.ts';

/** The written fields of the maturing sheet, in the order in which a group fills it. */
export const sheetFields = [
	'title',
	'line',
	'description',
	'place',
	'forWhom',
	'whyGood',
	'couldBeFree',
	'mustSayYes',
] as const;
export type SheetField = (typeof sheetFields)[number];

/** How many signs each field takes. A line must fit on a ballot. */
export const sheetLimits: Record<SheetField, number> = {
	title: 80,
	line: 90,
	description: 2000,
	place: 300,
	forWhom: 300,
	whyGood: 1000,
	couldBeFree: 500,
	mustSayYes: 500,
};

/** A thing that costs money: once, or every year after. */
export type CostLine = { readonly label: string; readonly amount: Money; readonly every: 'once' | 'year' };

/** What the sheet holds of money: the lines, what is found elsewhere, and who pays each year. */
export type SheetMoney = {
	readonly lines: readonly CostLine[];
	/** What is asked from the pot. */
	readonly price: Money | null;
	readonly elsewhere: Money | null;
	readonly runningCost: Money | null;
	readonly runningPayer: string;
};

export type Sheet = Readonly<Record<SheetField, string>> &
	SheetMoney & {
		/** How many have offered help. */
		readonly helpers: number;
		/** Whether one person and one date are named, or the idea is up for grabs. */
		readonly hasNextStep: boolean;
	};

/** What can be missing on a sheet, in the order in which it is asked for. */
export const sheetGaps = [
	'description',
	'place',
	'forWhom',
	'whyGood',
	'costs',
	'mustSayYes',
	'helpers',
	'nextStep',
] as const;
export type SheetGap = (typeof sheetGaps)[number];

/** What an idea still lacks before it is ripe: nothing when the list is empty. */
export function stillMissing(sheet: Sheet): SheetGap[] {
	return sheetGaps.filter((gap) => {
		if (gap === 'costs') return !knowsItsPrice(sheet);
		if (gap === 'helpers') return sheet.helpers === 0;
		if (gap === 'nextStep') return !sheet.hasNextStep;
		return sheet[gap].trim() === '';
	});
}

/** A price, or the reason why it needs none. */
const knowsItsPrice = ({ price, lines, couldBeFree }: Sheet) =>
	price !== null || lines.length > 0 || couldBeFree.trim() !== '';

/** What the municipality must know before it can answer: what, where, and what it may cost. */
export function missingForScreening(sheet: Sheet): SheetGap[] {
	return stillMissing(sheet).filter((gap) => gap === 'description' || gap === 'place' || gap === 'costs');
}

/** What the lines come to: to build it, and each year after. */
export function costOf(lines: readonly CostLine[]): { readonly once: Money; readonly yearly: Money } {
	const sum = (every: CostLine['every']) =>
		total(lines.filter((line) => line.every === every).map(({ amount }) => amount));
	return { once: sum('once'), yearly: sum('year') };
}

/** What is asked from the pot: all that it costs once, less what is found elsewhere. Never less than nothing. */
export function askedFromPot(lines: readonly CostLine[], elsewhere: Money | null): Money {
	return money(Math.max(0, costOf(lines).once - (elsewhere ?? 0)));
}

export type TextRefusal =
	| { readonly reason: 'too_long'; readonly limit: number; readonly length: number }
	| { readonly reason: 'cpr' }
	| { readonly reason: 'empty' };

/** A text that people typed, trimmed. Refused when it is too long or holds what looks like a CPR number. */
export function checkText(typed: string, limit: number): Result<string, TextRefusal> {
	const text = typed.replaceAll('\r\n', '\n').trim();
	if (looksLikeCpr(text)) return refuse({ reason: 'cpr' });
	if (text.length > limit) return refuse({ reason: 'too_long', limit, length: text.length });
	return ok(text);
}

/** A text that must be there. Refused as `checkText`, and when it is empty. */
export function checkNeeded(typed: string, limit: number): Result<string, TextRefusal> {
	const text = checkText(typed, limit);
	return text.ok && text.value === '' ? refuse({ reason: 'empty' }) : text;
}
