import type { Facts, Word } from '#lib/i18n/words.ts';

/** Why a typed text or a sent picture was not taken. */
export type FormReason =
	| 'empty'
	| 'cpr'
	| 'too_long'
	| 'no_picture'
	| 'too_heavy'
	| 'too_many_dots'
	| 'no_sound'
	| 'sound_too_heavy'
	| 'date_missing'
	| 'amount_wrong';

const words: Record<FormReason, Word> = {
	empty: 'form:empty',
	cpr: 'form:cpr',
	too_long: 'form:too_long',
	no_picture: 'form:no_picture',
	too_heavy: 'form:too_heavy',
	too_many_dots: 'form:too_many_dots',
	no_sound: 'form:no_sound',
	sound_too_heavy: 'form:sound_too_heavy',
	date_missing: 'form:date_missing',
	amount_wrong: 'form:amount_wrong',
};

type Refusal = { readonly reason: string; readonly limit?: number; readonly length?: number };

/** The sentence beside a field that was not taken; undefined for a refusal that is about something else. */
export function fieldWords(refusal: Refusal): readonly [Word, Facts] | undefined {
	const { reason, limit = 0, length = 0 } = refusal;
	return isFormReason(reason) ? [words[reason], { limit, length }] : undefined;
}

const isFormReason = (reason: string): reason is FormReason => Object.hasOwn(words, reason);
