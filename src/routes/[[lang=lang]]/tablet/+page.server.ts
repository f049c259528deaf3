import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { checkNeeded, checkText } from '$lib/domain/idea/sheet';
import { id, type NoteId } from '$lib/domain/ids';
import { tableOf } from '$lib/domain/meeting/device';
import { ok, refuse } from '$lib/domain/result';
import { acting } from '$lib/server/act';
import { typedPrompt } from '$lib/server/form';
import { findMeetingOf, type Device } from '$lib/server/store/devices';
import { findPrompt } from '$lib/server/store/evening-runs';
import { hideNote, listNotes, mendNote, takeNote } from '$lib/server/store/scribe-notes';

const Written = v.strictObject({
	id: v.pipe(v.string(), v.uuid()),
	note: v.string(),
	table: v.pipe(v.string(), v.regex(/^\d{0,2}$/)),
	author: v.string(),
	prompt: typedPrompt,
	/** From a tablet with an outbox: how many more wait in it. */
	waiting: v.pipe(v.optional(v.string(), '0'), v.regex(/^\d{1,3}$/), v.transform(Number)),
});
const Mended = v.strictObject({ id: v.string(), note: v.string() });
const Hidden = v.strictObject({ id: v.string(), hidden: v.picklist(['yes', 'no']) });

/** The device that asks. It is there: the access table lets nobody else in. */
const deviceOf = ({ device }: App.Locals): Device => device ?? error(401);

export const load = async ({ locals, url }) => {
	const device = deviceOf(locals);
	const notes = await listNotes(locals.db, device.meetingId);
	return {
		device: { name: device.name },
		meeting: await findMeetingOf(locals.db, device),
		prompt: await findPrompt(locals.db, device.meetingId),
		notes: notes.filter(({ hidden }) => !hidden),
		hidden: notes.filter(({ hidden }) => hidden),
		mending: notes.find((note) => note.id === url.searchParams.get('mend')),
		/** The table whose notes are typed just now stays for the next note. */
		table: url.searchParams.get('table') ?? String(tableOf(device.name) ?? ''),
		id: crypto.randomUUID(),
	};
};

export const actions = {
	write: acting(
		'write',
		Written,
		async (typed, { locals, now }) => {
			const text = checkNeeded(typed.note, 140);
			if (!text.ok) return refuse({ ...text.refusal, field: 'note' });
			const author = checkText(typed.author, 60);
			if (!author.ok) return refuse({ ...author.refusal, field: 'author' });
			const tableNumber = Number(typed.table) || null;
			const note = {
				id: id<NoteId>(typed.id),
				text: text.value,
				tableNumber,
				author: author.value || null,
				prompt: typed.prompt,
			};
			await takeNote(locals.db, deviceOf(locals), { ...note, waiting: typed.waiting }, now);
			return ok(note);
		},
		({ id, tableNumber }, { url }) => `${url.pathname}?taken=${id}&table=${tableNumber ?? ''}`,
	),
	mend: acting('mend', Mended, async (typed, { locals, by, now }) => {
		const text = checkNeeded(typed.note, 140);
		if (!text.ok) return refuse({ ...text.refusal, field: 'note' });
		const { meetingId } = deviceOf(locals);
		return mendNote(locals.db, { meetingId, note: id<NoteId>(typed.id), text: text.value }, { by, now });
	}),
	hide: acting('hide', Hidden, async (typed, { locals, by, now }) => {
		const { meetingId } = deviceOf(locals);
		return hideNote(locals.db, { meetingId, note: id<NoteId>(typed.id), hidden: typed.hidden === 'yes' }, { by, now });
	}),
};
