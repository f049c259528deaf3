import { fail, redirect } from '@sveltejs/kit';
import type { PollRefused } from '../../domain/round/poll-refused.ts';
import type { Result } from '../../domain/result.ts';

/** What was typed, to stand in the fields again. Never a password. */
export type Typed = Readonly<Record<string, string>>;

/** Leads on when it was done; else says why not, with what was typed. */
export function answer(done: Result<unknown, PollRefused>, to: string, typed: Typed = {}) {
	if (done.ok) redirect(303, to);
	return fail(409, { refusal: done.refusal, typed: withoutPassword(typed) });
}

/** The form did not have the shape of the page's own. */
export function unreadable(typed: Typed = {}) {
	const refusal: PollRefused = { reason: 'unreadable' };
	return fail(400, { refusal, typed: withoutPassword(typed) });
}

function withoutPassword(typed: Typed): Typed {
	return Object.fromEntries(Object.entries(typed).filter(([name]) => !name.endsWith('password')));
}
