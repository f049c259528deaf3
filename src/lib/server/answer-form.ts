import type { ScreeningAnswer, WrittenAnswer } from '../domain/idea/screening.ts';
import { checkText } from '../domain/idea/sheet.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Refused } from './act.ts';
import { readKroner } from './sheet-form.ts';

type Typed = {
	readonly answer: ScreeningAnswer;
	readonly because: string;
	readonly try: string;
	readonly from: string;
	readonly to: string;
	readonly running: string;
	readonly payer: string;
	readonly owner: string;
	readonly permits: string;
};

/** The municipality's answer as it was typed. */
export function readAnswer(
	typed: Typed,
): Result<WrittenAnswer & { readonly landOwner: string; readonly permits: string }, Refused> {
	const texts: string[] = [];
	for (const [text, limit] of [
		[typed.because, 1000],
		[typed.try, 1000],
		[typed.payer, 120],
		[typed.owner, 120],
		[typed.permits, 500],
	] as const) {
		const checked = checkText(text, limit);
		if (!checked.ok) return checked;
		texts.push(checked.value);
	}
	const [priceFrom, priceTo, runningCost] = [readKroner(typed.from), readKroner(typed.to), readKroner(typed.running)];
	if (!priceFrom.ok) return priceFrom;
	if (!priceTo.ok) return priceTo;
	if (!runningCost.ok) return runningCost;

	const [because = '', tryInstead = '', runningPayer = '', landOwner = '', permits = ''] = texts;
	const amounts = { priceFrom: priceFrom.value, priceTo: priceTo.value, runningCost: runningCost.value };
	return ok({ answer: typed.answer, because, tryInstead, runningPayer, landOwner, permits, ...amounts });
}
