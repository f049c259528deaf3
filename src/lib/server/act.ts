import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { RoundId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { readForm } from './form.ts';
import type { By } from './store/idea-changes.ts';

/** What an action of those who run a round works with. The access table has let them in: who and which round is there. */
export type Acting = By & {
	readonly locals: App.Locals;
	readonly params: Readonly<Partial<Record<string, string>>>;
	readonly roundId: RoundId;
};

/**
 * An action of those who run a round, or of a device of their evening: the form is read, one thing is done, and the page
 * is shown anew with `?saved=name`; or the refusal goes back to the form named `name` with what was typed.
 */
export function acting<Schema extends Parameters<typeof readForm>[1], Value>(
	name: string,
	schema: Schema,
	work: (value: Read<Schema>, acting: Acting) => Promise<Result<Value, Refused>>,
	next: (value: Value, event: RequestEvent) => string = (_value, { url }) => `${url.pathname}?saved=${name}`,
) {
	return async (event: RequestEvent) => {
		const { request, locals, params } = event;
		const form = await readForm(request, schema);
		if (!form.ok) return fail(400, { at: name, refusal: unreadable, typed: form.typed });

		const { device, person, now } = locals;
		const roundId = (device?.roundId ?? locals.round) as RoundId;
		const done = await work(form.value, { locals, params, roundId, by: device?.id ?? person?.id ?? '', now });
		if (!done.ok) return fail(409, { at: name, refusal: done.refusal, typed: textsIn(form.value) });
		redirect(303, next(done.value, event));
	};
}

/** A refusal as a page reads it: the reason, and the facts that its sentence may hold. */
export type Refused = {
	readonly reason: string;
	readonly field?: string;
	readonly limit?: number;
	readonly length?: number;
	readonly count?: number;
	readonly lix?: number;
	readonly theirs?: string;
	readonly revision?: number;
};

type Read<Schema extends Parameters<typeof readForm>[1]> = Extract<
	Awaited<ReturnType<typeof readForm<Schema>>>,
	{ ok: true }
>['value'];

const unreadable: Refused = { reason: 'unreadable' };

function textsIn(value: unknown): Record<string, string> {
	const texts = Object.entries(value as Record<string, unknown>).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return Object.fromEntries(texts);
}
