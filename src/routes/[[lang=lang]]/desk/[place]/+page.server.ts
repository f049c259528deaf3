import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { runningStates } from '$lib/domain/round/poll';
import { countedAtDesk, type CountedAtDesk, type Step } from '$lib/domain/voting/desk';
import { readForm } from '$lib/server/form';
import { answer, unreadable } from '$lib/server/poll/answer';
import { findDesk, pressAtDesk } from '$lib/server/store/desks';
import { listSpoken } from '$lib/server/store/spoken';

const Press = v.strictObject({
	press: v.pipe(v.string(), v.uuid()),
	what: v.picklist(countedAtDesk),
	step: v.pipe(
		v.picklist(['1', '-1']),
		v.transform((step): Step => (step === '1' ? 1 : -1)),
	),
});

export const load = async ({ locals, params, url }) => {
	const desk = await findDesk(locals.db, params.place);
	if (!desk) error(404);
	const { round, place, ...counted } = desk;
	const spoken = await listSpoken(locals.db, round.id);
	const { slug, name, voters, minimumAge, pollState, invented, helpPhone } = round;
	return {
		...counted,
		...{ slug, name, voters, minimumAge, pollState, invented, helpPhone, place },
		now: locals.now,
		isRunning: runningStates.some((state) => state === pollState),
		spoken: spoken.filter(({ placeId }) => placeId === place.id),
		/** One for each form of the page: sent twice it is one press. */
		presses: { give: randomUUID(), takeBack: randomUUID(), help: randomUUID(), helpTakenBack: randomUUID() },
		/** What the last press came to. */
		did: didWith(url.searchParams),
	};
};

/** The press that led here: counted, or counted already. */
function didWith(query: URLSearchParams): CountedAtDesk | 'counted_before' | undefined {
	return query.has('igen') ? 'counted_before' : countedAtDesk.find((what) => what === query.get('talt'));
}

export const actions = {
	press: async ({ locals, params, request, url }) => {
		const form = await readForm(request, Press);
		if (!form.ok) return unreadable();
		if (!(await findDesk(locals.db, params.place))) error(404);
		const pressed = await pressAtDesk(locals.db, { place: params.place, ...form.value });
		const isAgain = pressed.ok && pressed.value === 'counted_before';
		return answer(pressed, `${url.pathname}?${isAgain ? 'igen' : `talt=${form.value.what}`}`);
	},
};
