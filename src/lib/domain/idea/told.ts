import { ok, type Result } from '../result.ts';
import type { Phase } from '../round/phase.ts';
import { checkNeeded, checkText, sheetLimits, type TextRefusal } from './sheet.ts';

/** What a resident tells: a name, what it is, where, and a first name if they like. */
export const toldFields = ['title', 'description', 'place', 'author'] as const;
export type ToldField = (typeof toldFields)[number];
export type ToldIdea = Readonly<Record<ToldField, string>>;

export type ToldRefusal = TextRefusal & { readonly field: ToldField };

/** What was told, with every text checked. Refused with the first field that cannot be taken. */
export function readTold(typed: ToldIdea): Result<ToldIdea, ToldRefusal> {
	const told: Record<ToldField, string> = { ...typed };
	for (const field of toldFields) {
		const check = field === 'title' || field === 'description' ? checkNeeded : checkText;
		const text = check(typed[field], field === 'author' ? 60 : sheetLimits[field]);
		if (!text.ok) return { ok: false, refusal: { ...text.refusal, field } };
		told[field] = text.value;
	}
	return ok(told);
}

/** Whether a round takes new ideas in this phase. */
export const isBeingToldIn = (phase: Phase) => phase === 'planned' || phase === 'ideas';
