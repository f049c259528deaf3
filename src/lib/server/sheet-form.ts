import { danishInstant } from '../domain/danish-time.ts';
import { checkNeeded, checkText, type CostLine } from '../domain/idea/sheet.ts';
import { kroner, type Money } from '../domain/money.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Refused } from './act.ts';
import type { Step } from './store/next-steps.ts';

/** Kroner as people type them: `80000`, `80.000`, `80 000 kr.`; empty is no amount. */
export function readKroner(typed: string): Result<Money | null, Refused> {
	const text = typed.replace(/kr\.?$/i, '').replace(/[\s.]/g, '');
	if (text === '') return ok(null);
	return /^\d{1,9}$/.test(text) ? ok(kroner(Number(text))) : refuse({ reason: 'amount_wrong' });
}

type TypedCosts = {
	readonly labels: readonly string[];
	readonly amounts: readonly string[];
	readonly every: readonly string[];
	readonly elsewhere: string;
	readonly payer: string;
};

/** The costs of a sheet as they were typed, row by row; a row without a name or an amount is none. */
export function readCosts({ labels, amounts, every, ...rest }: TypedCosts) {
	const lines: CostLine[] = [];
	for (const [row, typed] of labels.entries()) {
		const label = checkText(typed, 80);
		if (!label.ok) return label;
		const amount = readKroner(amounts[row] ?? '');
		if (!amount.ok) return amount;
		if (label.value === '' || !amount.value) continue;
		lines.push({ label: label.value, amount: amount.value, every: every[row] === 'year' ? 'year' : 'once' });
	}
	const elsewhere = readKroner(rest.elsewhere);
	if (!elsewhere.ok) return elsewhere;
	const payer = checkText(rest.payer, 120);
	return payer.ok ? ok({ lines, elsewhere: elsewhere.value, runningPayer: payer.value }) : payer;
}

/** A next step as it was typed: what, who, and a day. */
export function readStep({ what, who, due }: { what: string; who: string; due: string }): Result<Step, Refused> {
	const [step, person] = [checkNeeded(what, 200), checkNeeded(who, 60)];
	if (!step.ok) return refuse({ ...step.refusal, field: 'what' });
	if (!person.ok) return refuse({ ...person.refusal, field: 'who' });
	const dueOn = danishInstant(due);
	if (dueOn === undefined) return refuse({ reason: 'date_missing', field: 'due' });
	return ok({ what: step.value, who: person.value, dueOn });
}
