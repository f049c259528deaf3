import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { handOver } from '$lib/server/auth/hand-over';
import { newToken } from '$lib/server/auth/tokens';
import { grantFields, readForm, typedEmail, typedLine } from '$lib/server/form';
import { invitePerson } from '$lib/server/store/manage-people';
import { listPeople } from '$lib/server/store/people';
import { listRoundNames } from '$lib/server/store/rounds';

const Invitation = v.strictObject({ name: typedLine, email: typedEmail, ...grantFields });

export const load = async ({ locals }) => ({
	people: await listPeople(locals.db),
	rounds: await listRoundNames(locals.db),
});

export const actions = {
	invite: async ({ request, locals }) => {
		const form = await readForm(request, Invitation);
		if (!form.ok) return fail(400, { issues: form.issues, typed: form.typed });

		const { name, email, role, round } = form.value;
		const { token, hash } = newToken();
		const by = { by: locals.person?.id ?? '', now: locals.now };
		const invited = await invitePerson(
			locals.db,
			{ name, email, grant: { role, roundId: round }, tokenHash: hash },
			by,
		);
		if (!invited.ok)
			return fail(409, { refused: invited.refusal.reason, typed: { ...form.value, round: round ?? '' } });
		return { given: await handOver({ ...locals, to: email, token, purpose: 'invitation' }) };
	},
};
