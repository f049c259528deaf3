import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { layOut } from '$lib/domain/method/lay-out';
import { templateNames, templates } from '$lib/domain/method/template';
import { readForm, typedKroner, typedLine } from '$lib/server/form';
import { makeRound } from '$lib/server/store/make-round';
import { findMunicipality } from '$lib/server/store/municipality';
import { sayIn } from '$lib/i18n/translate';
import { meetingWord } from '$lib/ui/setup/words';

const NewRound = v.strictObject({
	template: v.picklist(templateNames),
	name: typedLine,
	area: typedLine,
	voters: typedLine,
	pot: typedKroner,
	day: typedLine,
	from: typedLine,
	until: typedLine,
	place: typedLine,
	helpPhone: typedLine,
});

export const load = async ({ locals }) => ({ hasPlace: (await findMunicipality(locals.db)) !== undefined });

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, NewRound);
		if (!form.ok) return fail(400, { issues: form.issues, typed: form.typed });

		const { template: name, ...typed } = form.value;
		const template = templates[name];
		const again = { typed: { ...form.value, pot: String(typed.pot / 100) } };
		const plan = layOut(template, typed, locals.now);
		if (!plan.ok) return fail(409, { refused: plan.refusal.reason, ...again });

		const say = sayIn('da');
		const meetings = plan.value.meetings.map((meeting) => {
			const called = say(meetingWord[meeting.kind]);
			const { number } = meeting;
			return { ...meeting, title: number ? say('setup:meeting_numbered', { meeting: called, number }) : called };
		});
		const made = await makeRound(
			locals.db,
			{ ...typed, template, times: plan.value.times, meetings, track: say('setup:track_default') },
			{ by: locals.person?.id ?? '', now: locals.now },
		);
		if (!made.ok) return fail(409, { refused: made.refusal.reason, ...again });
		redirect(303, `${params.lang ? `/${params.lang}` : ''}/work/${made.value}`);
	},
};
