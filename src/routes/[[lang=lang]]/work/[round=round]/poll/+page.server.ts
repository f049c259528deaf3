import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import type { RequestEvent } from './$types';
import type { PollRefused } from '$lib/domain/round/poll-refused';
import { refuse, type Result } from '$lib/domain/result';
import { languageCodes } from '$lib/i18n/languages';
import type { SecondPersonTyped } from '$lib/server/auth/second-person';
import { readForm, secondPersonFields, typedLine } from '$lib/server/form';
import { findOpeningKey, logKey } from '$lib/server/keys/key-folder';
import { copiesOf } from '$lib/server/journal/keep-journal';
import { answer, unreadable } from '$lib/server/poll/answer';
import { byOne, byTwo, roundHere } from '$lib/server/poll/by-two';
import { cardByCode } from '$lib/server/poll/card-by-code';
import { finalise } from '$lib/server/poll/finalise';
import { newBox } from '$lib/server/poll/new-box';
import { openBox } from '$lib/server/poll/open-twice';
import { logIncidentOf } from '$lib/server/poll/watch-logs';
import { lostKeysOf } from '$lib/server/poll/watch-keys';
import { processName } from '$lib/server/process-name';
import { listAlarms } from '$lib/server/store/alarms';
import { freezeBallot, thawBallot } from '$lib/server/store/ballot-freeze';
import { resumePoll } from '$lib/server/store/incidents';
import { listOpenLots } from '$lib/server/store/lots';
import { findMunicipality } from '$lib/server/store/municipality';
import { closePoll, markInLine, openPoll } from '$lib/server/store/poll-hours';
import type { ByTwo } from '$lib/server/store/poll-step';
import { findPapersDue } from '$lib/server/store/papers-in-view';
import { findPoll } from '$lib/server/store/polls';
import { publishPoll } from '$lib/server/store/publication';
import { nameAccessibilityContact, noteReadings } from '$lib/server/store/readiness';
import { openTestBallot, sealTestBallot } from '$lib/server/store/test-ballots';

const What = v.picklist(['rules', ...languageCodes.map((code) => `language:${code}`)]);
const Readings = v.strictObject({ 'what[]': v.optional(v.array(What), []) });
const Contact = v.strictObject({ phone: typedLine });
const Code = v.strictObject({ code: v.pipe(v.string(), v.maxLength(60)) });
const Nothing = v.strictObject({});
const Second = v.strictObject(secondPersonFields);
const Final = v.strictObject({ sheet: v.literal('destroyed'), ...secondPersonFields });

export const load = async ({ locals, params }) => {
	const { db, now, round } = locals;
	const poll = round && (await findPoll(db, round, languageCodes, now));
	if (!poll) error(404);
	const { sealedBy, ...seen } = poll;
	return {
		...seen,
		slug: params.round,
		now,
		invented: poll.round.invented,
		sealed: sealedBy !== null,
		isRestarted: sealedBy !== processName,
		openLots: await listOpenLots(db, round),
		papers: await findPapersDue(db, round),
		alarms: poll.round.pollState === 'open' ? await listAlarms(db, now) : [],
		isSingle: copiesOf(db) === 'one',
		incident: logIncidentOf(db, locals.env, round),
		lost: await lostKeysOf(db, locals.env.keyDir, round),
		accessibilityPhone: (await findMunicipality(db))?.accessibilityPhone ?? null,
	};
};

export const actions = {
	readings: async (event) => {
		const form = await readForm(event.request, Readings);
		if (!form.ok) return unreadable();
		await noteReadings(event.locals.db, { round: roundHere(event), what: form.value['what[]'] }, byOne(event));
		return answer(done, event.url.pathname);
	},
	contact: async (event) => {
		const form = await readForm(event.request, Contact);
		if (!form.ok) return unreadable();
		await nameAccessibilityContact(event.locals.db, form.value.phone, byOne(event));
		return answer(done, event.url.pathname);
	},
	freeze: async (event) => {
		const { db, env } = event.locals;
		const round = roundHere(event);
		return alone(event, async () => {
			const box = await newBox(db, env, { round, slug: event.params.round });
			return box.ok ? freezeBallot(db, { round, box: box.value, languages: languageCodes }, byOne(event)) : box;
		});
	},
	thaw: async (event) => alone(event, () => thawBallot(event.locals.db, roundHere(event), byOne(event))),
	seal: async (event) => {
		const sealing = { round: roundHere(event), process: processName };
		return alone(event, () => sealTestBallot(event.locals.db, sealing, byOne(event)));
	},
	unseal: async (event) => {
		const { db, env } = event.locals;
		const round = roundHere(event);
		const opening = { round, process: processName, openingKey: findOpeningKey(env.keyDir, round) };
		return alone(event, () => openTestBallot(db, opening, byOne(event)));
	},
	open: async (event) => {
		const { db, env } = event.locals;
		const opening = { round: roundHere(event), logKey: logKey(env.keyDir), languages: languageCodes };
		return together(event, async (by) => (await keysThere(event)) ?? openPoll(db, opening, by));
	},
	resume: async (event) => {
		const { db } = event.locals;
		const round = roundHere(event);
		return together(event, async (by) => (await keysThere(event)) ?? logWhole(event) ?? resumePoll(db, round, by));
	},
	in_line: async (event) => {
		const { db, env } = event.locals;
		const form = await readForm(event.request, Code);
		if (!form.ok) return unreadable();
		const card = await cardByCode(db, env.keyDir, roundHere(event), form.value.code);
		return answer(card.ok ? await markInLine(db, card.value, byOne(event)) : card, event.url.pathname);
	},
	close: async (event) => {
		const { db, env } = event.locals;
		const closing = { round: roundHere(event), logKey: logKey(env.keyDir) };
		return together(event, (by) => closePoll(db, closing, by));
	},
	open_box: async (event) => {
		const { db, env } = event.locals;
		return alone(event, () => openBox(db, env, roundHere(event), byOne(event)));
	},
	finalise: async (event) => {
		const { db, env } = event.locals;
		const form = await readForm(event.request, Final);
		if (!form.ok) return unreadable(form.typed);
		return signed(event, form.value, (by) => finalise(db, env, roundHere(event), by));
	},
	publish: async (event) => {
		const { db, env } = event.locals;
		const publishing = { round: roundHere(event), logKey: logKey(env.keyDir) };
		return together(event, (by) => publishPoll(db, publishing, by));
	},
};

type Act = Result<unknown, PollRefused>;

/** Refused while a key of this poll is gone; undefined when all are there. */
async function keysThere(event: RequestEvent) {
	const lost = await lostKeysOf(event.locals.db, event.locals.env.keyDir, roundHere(event));
	return lost.length > 0 ? refuse({ reason: 'keys_missing' as const }) : undefined;
}

/** Refused while the log lacks something that was seen of it; undefined when it is whole. */
function logWhole(event: RequestEvent) {
	const incident = logIncidentOf(event.locals.db, event.locals.env, roundHere(event));
	return incident && refuse({ reason: 'log_incident' as const });
}

/** An act of one person, by a form without fields. */
async function alone(event: RequestEvent, act: () => Promise<Act>) {
	const form = await readForm(event.request, Nothing);
	return form.ok ? answer(await act(), event.url.pathname) : unreadable();
}

/** An act of two people: the second signs in the same form. */
async function together(event: RequestEvent, act: (by: ByTwo) => Promise<Act>) {
	const form = await readForm(event.request, Second);
	return form.ok ? signed(event, form.value, act) : unreadable(form.typed);
}

async function signed(event: RequestEvent, second: SecondPersonTyped, act: (by: ByTwo) => Promise<Act>) {
	const by = await byTwo(event, second);
	return answer(by.ok ? await act(by.value) : by, event.url.pathname, { second_email: second.second_email });
}

const done: Act = { ok: true, value: null };
