/**
 * What a rule answers: a value, or the name of the rule that says no with the facts a person needs.
 * Everything that may be expected travels this way; only what cannot happen is thrown.
 */
export type Result<Value, R extends Refusal> = Ok<Value> | Refused<R>;

/** A rule that says no, by name. The sentence comes from i18n by `reason`. */
export type Refusal = { readonly reason: string };

type Ok<Value> = { readonly ok: true; readonly value: Value };
type Refused<R extends Refusal> = { readonly ok: false; readonly refusal: R };

/** The rule says yes. */
export function ok<Value>(value: Value): Ok<Value> {
	return { ok: true, value };
}

/** The rule says no, and why. */
export function refuse<const R extends Refusal>(refusal: R): Refused<R> {
	return { ok: false, refusal };
}
