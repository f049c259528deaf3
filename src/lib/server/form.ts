import * as v from 'valibot';
import { danishInstant } from '../domain/danish-time.ts';
import { id, type RoundId } from '../domain/ids.ts';
import { eveningPrompts } from '../domain/meeting/run-sheet.ts';
import { kroner } from '../domain/money.ts';
import { roles } from '../domain/people/person.ts';
import { money } from '../domain/money.ts';

/** A line somebody typed: trimmed, not empty, of a length that people type. */
export const typedLine = v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(200, 'too_long'));

/** A password as typed: never trimmed; no longer than anybody types. */
export const typedPassword = v.pipe(v.string(), v.nonEmpty('missing'), v.maxLength(200, 'too_long'));

/** An address that letters can be sent to. */
export const typedEmail = v.pipe(typedLine, v.email('no_address'));

const nothing = v.pipe(
	v.literal(''),
	v.transform(() => null),
);

/** A line that may be left empty. */
export const optionalLine = v.pipe(
	v.string(),
	v.trim(),
	v.maxLength(200, 'too_long'),
	v.transform((text) => text || null),
);

/** An address, or nothing. */
export const optionalEmail = v.union([nothing, typedEmail], 'no_address');

/** A whole number, typed in digits. */
export const typedNumber = (least: number, most: number) =>
	v.pipe(
		v.string(),
		v.regex(/^\d{1,6}$/, 'no_number'),
		v.transform(Number),
		v.minValue(least, 'no_number'),
		v.maxValue(most, 'no_number'),
	);

/** Whole kroner, typed as people type them: `100.000`, `100 000` and `100000` are one amount. */
export const typedKroner = v.pipe(
	v.string(),
	v.transform((text) => text.replace(/[\s.]/g, '')),
	v.regex(/^\d{1,9}$/, 'no_amount'),
	v.transform((digits) => kroner(Number(digits))),
	v.minValue(kroner(1), 'no_amount'),
);

/** Whole kroner, or nothing. */
export const optionalKroner = v.union([nothing, typedKroner], 'no_amount');

/** A time on the Danish clock, as a browser's field for date and time sends it. */
export const typedTime = v.pipe(
	v.string(),
	v.transform((text) => danishInstant(text)),
	v.number('no_time'),
);

/** A time, or nothing. */
export const optionalTime = v.union([nothing, typedTime], 'no_time');

/** A box that is ticked, or not sent at all. */
export const ticked = v.optional(
	v.pipe(
		v.picklist(['yes', '']),
		v.transform((said) => said === 'yes'),
	),
	'',
);

/** The fields of `ui/people/RoleFields.svelte`: a role, and the round it is for. */
export const grantFields = {
	role: v.picklist(roles),
	round: v.pipe(
		v.optional(v.string(), ''),
		v.transform((round) => (round === '' ? null : id<RoundId>(round))),
	),
};

/** The fields of `ui/people/SecondPerson.svelte`: spread them into the form's `v.strictObject`. */
export const secondPersonFields = {
	second_email: typedLine,
	second_password: typedPassword,
	second_code: v.optional(v.pipe(v.string(), v.maxLength(20, 'too_long'))),
};

/** A day from a date field, as noon of that day in UTC: the same day in Denmark all year. Empty is null. */
export const typedDay = v.pipe(
	v.string(),
	v.transform((text) => (text === '' ? null : Date.parse(`${text}T12:00:00Z`))),
	v.check((at) => at === null || Number.isSafeInteger(at), 'date_missing'),
);

/** An amount in whole kroner with øre if need be (`1.250`, `99,50`), in the smallest unit. */
export const typedAmount = v.pipe(
	v.string(),
	v.trim(),
	v.regex(/^\d{1,3}(\.\d{3}){0,3}(,\d{2})?$|^\d{1,10}(,\d{2})?$/, 'amount_wrong'),
	v.transform((text) => money(Math.round(Number(text.replaceAll('.', '').replace(',', '.')) * 100))),
);

/** A count of people or things: a whole number, or nothing. */
export const typedCount = v.pipe(
	v.string(),
	v.trim(),
	v.regex(/^\d{0,7}$/, 'no_number'),
	v.transform((text) => (text === '' ? null : Number(text))),
);

/** The "Tænk hvis" that hung on the wall while a note was written, or nothing. It may hang no more when the note comes. */
export const typedPrompt = v.optional(v.union([nothing, v.picklist(eveningPrompts)]), '');

/** Why a form could not be taken: the field (empty for the whole form) and the schema's message. */
export type FormIssue = { readonly field: string; readonly message: string };

export type ReadForm<Output> =
	| { readonly ok: true; readonly value: Output; readonly typed: Typed }
	| { readonly ok: false; readonly issues: readonly FormIssue[]; readonly typed: Typed };

/** Every text as it was typed, by the names of the fields. */
type Typed = Readonly<Record<string, string>>;

/**
 * The form of a request by its schema; unknown fields are refused by `v.strictObject`.
 * Several values of one name arrive as a list when the schema's field ends with `[]`.
 * A body that cannot be parsed is an issue of the form, never a throw. `typed` gives every text back for the page.
 */
export async function readForm<Schema extends v.GenericSchema>(
	request: Request,
	schema: Schema,
): Promise<ReadForm<v.InferOutput<Schema>>> {
	const data = await request.formData().catch(() => undefined);
	if (!data) return { ok: false, issues: [{ field: '', message: 'unreadable' }], typed: {} };

	const typed = textsOf(data);
	const read = v.safeParse(schema, fieldsOf(data));
	if (read.success) return { ok: true, value: read.output, typed };

	const issues = read.issues.map(({ path, message }) => ({ field: String(path?.[0]?.key ?? ''), message }));
	return { ok: false, issues, typed };
}

/** The texts of a form whose names are only known when its ballot is; undefined when it cannot be read. */
export async function readTexts(request: Request): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
	const data = await request.formData().catch(() => undefined);
	if (!data) return undefined;
	const texts = [...new Set(data.keys())].map((name) => [name, data.getAll(name)] as const);
	const isText = (pair: readonly [string, FormDataEntryValue[]]): pair is readonly [string, string[]] =>
		pair[1].every((value) => typeof value === 'string');
	return texts.every(isText) ? new Map(texts) : undefined;
}

function fieldsOf(data: FormData): Record<string, unknown> {
	const fields = new Map<string, unknown>();
	for (const name of new Set(data.keys())) {
		const values = data.getAll(name);
		fields.set(name, name.endsWith('[]') ? values : values.at(-1));
	}
	return Object.fromEntries(fields);
}

/** Everything typed, to stand in the fields again. A field called `__proto__` is nobody's, and cannot be sent back. */
function textsOf(data: FormData): Record<string, string> {
	const texts = [...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
	return Object.fromEntries(texts.filter(([name]) => name !== '__proto__'));
}
