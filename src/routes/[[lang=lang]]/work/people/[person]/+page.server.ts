import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { RequestEvent } from './$types';
import { id, type PersonId } from '$lib/domain/ids';
import { handOver } from '$lib/server/auth/hand-over';
import { newToken } from '$lib/server/auth/tokens';
import { grantFields, readForm } from '$lib/server/form';
import { giveLink } from '$lib/server/store/links';
import {
	dropSecondFactor,
	grantRole,
	letIn,
	shutOut,
	withdrawRole,
	type PeopleRefusal,
} from '$lib/server/store/manage-people';
import type { Result } from '$lib/domain/result';
import { findListed } from '$lib/server/store/people';
import { listRoundNames } from '$lib/server/store/rounds';

const GrantForm = v.strictObject(grantFields);

export const load = async ({ locals, params }) => {
	const person = await findListed(locals.db, id<PersonId>(params.person));
	if (!person) error(404);
	return { person, rounds: await listRoundNames(locals.db) };
};

export const actions = {
	grant: (event) => changeRole(event, grantRole),
	withdraw: (event) => changeRole(event, withdrawRole),
	link: async (event) => {
		const { locals } = event;
		const person = await findListed(locals.db, personOf(event));
		if (!person || person.account.disabledAt !== null) error(404);
		const purpose = person.hasPassword ? 'reset' : 'invitation';
		const { token, hash } = newToken();
		await giveLink(locals.db, { personId: person.account.id, purpose, tokenHash: hash, ...byNow(event) });
		return { given: await handOver({ ...locals, to: person.account.email, token, purpose }) };
	},
	shut_out: async (event) => done(event, await shutOut(event.locals.db, personOf(event), byNow(event))),
	let_in: async (event) => {
		await letIn(event.locals.db, personOf(event), byNow(event));
		redirect(303, event.url.pathname);
	},
	drop_second_factor: async (event) => {
		await dropSecondFactor(event.locals.db, personOf(event), byNow(event));
		redirect(303, event.url.pathname);
	},
};

const personOf = ({ params }: RequestEvent) => id<PersonId>(params.person);
const byNow = ({ locals }: RequestEvent) => ({ by: locals.person?.id ?? '', now: locals.now });

async function changeRole(event: RequestEvent, change: typeof grantRole) {
	const form = await readForm(event.request, GrantForm);
	if (!form.ok) return fail(400, { refused: 'role_needs_round' as const });
	const { role, round } = form.value;
	return done(event, await change(event.locals.db, personOf(event), { role, roundId: round }, byNow(event)));
}

function done({ url }: RequestEvent, answer: Result<null, PeopleRefusal>) {
	if (!answer.ok) return fail(409, { refused: answer.refusal.reason });
	redirect(303, url.pathname);
}
