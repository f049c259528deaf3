import { ok, type Result } from '../result.ts';
import { checkNeeded, checkText, type TextRefusal } from './sheet.ts';
import type { IdeaStage } from './stage.ts';

/** Whether an idea at this stage has use for hands: always, but when it is over or lies in another. */
export function isOpenToHelp(stage: IdeaStage): boolean {
	return !['done', 'realised_without_money', 'merged', 'withdrawn', 'not_possible'].includes(stage);
}

/** “Jeg kan …”: who, what, and how to reach them. */
export type Offer = { readonly name: string; readonly what: string; readonly contact: string };

const limits: Record<keyof Offer, number> = { name: 60, what: 200, contact: 200 };

/** What was offered, with every text checked. Refused with the first field that cannot be taken. */
export function readOffer(typed: Offer): Result<Offer, TextRefusal & { readonly field: keyof Offer }> {
	const offer = { ...typed };
	for (const field of ['name', 'what', 'contact'] as const) {
		const text = (field === 'contact' ? checkText : checkNeeded)(typed[field], limits[field]);
		if (!text.ok) return { ok: false, refusal: { ...text.refusal, field } };
		offer[field] = text.value;
	}
	return ok(offer);
}
