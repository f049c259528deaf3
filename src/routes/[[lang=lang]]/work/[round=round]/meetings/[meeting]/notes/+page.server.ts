import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { checkNeeded, checkText } from '$lib/domain/idea/sheet';
import { id, type MeetingId, type NoteId, type PileId } from '$lib/domain/ids';
import { ok, refuse } from '$lib/domain/result';
import { acting, type Acting } from '$lib/server/act';
import { typedPrompt } from '$lib/server/form';
import { findPrompt } from '$lib/server/store/evening-runs';
import { findMeeting } from '$lib/server/store/meetings';
import { undoLast } from '$lib/server/store/merges';
import { findWall, hideNotes, makeIdeaOfPile, pileUp, writeNote } from '$lib/server/store/notes';
import { findRoundAlone } from '$lib/server/store/rounds';

const Written = v.strictObject({
	id: v.pipe(v.string(), v.uuid()),
	note: v.string(),
	table: v.pipe(v.string(), v.regex(/^\d{0,2}$/)),
	author: v.string(),
	prompt: typedPrompt,
});
const Piled = v.strictObject({
	'notes[]': v.optional(v.array(v.string()), []),
	onto: v.optional(v.string(), ''),
	name: v.optional(v.string(), ''),
});
const Pile = v.strictObject({ pile: v.string() });
const Hidden = v.strictObject({
	'notes[]': v.optional(v.array(v.string()), []),
	hidden: v.picklist(['yes', 'no']),
	name: v.optional(v.string()),
});
const Nothing = v.strictObject({});

export const load = async ({ locals, params, url }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	const found = seen && (await findMeeting(locals.db, seen.round.id, params.meeting));
	if (!found) error(404);
	const { meeting } = found;
	return {
		round: seen.round,
		meeting: { slug: meeting.slug, title: meeting.title },
		wall: await findWall(locals.db, seen.round.id, meeting.id),
		prompt: await findPrompt(locals.db, meeting.id),
		/** The table whose notes are typed just now stays for the next note. */
		table: url.searchParams.get('table') ?? '',
		id: crypto.randomUUID(),
		invented: seen.round.invented,
	};
};

/** The meeting of the address. It is there: its page has just been shown. */
async function meetingOf({ locals, params, roundId }: Acting): Promise<MeetingId> {
	const found = await findMeeting(locals.db, roundId, params['meeting'] ?? '');
	return found?.meeting.id ?? error(404);
}

export const actions = {
	write: acting(
		'write',
		Written,
		async (typed, acting) => {
			const text = checkNeeded(typed.note, 140);
			if (!text.ok) return refuse({ ...text.refusal, field: 'note' });
			const author = checkText(typed.author, 60);
			if (!author.ok) return refuse({ ...author.refusal, field: 'author' });
			const { locals, roundId } = acting;
			const tableNumber = Number(typed.table) || null;
			const meetingId = await meetingOf(acting);
			const note = {
				id: id<NoteId>(typed.id),
				roundId,
				meetingId,
				text: text.value,
				tableNumber,
				author: author.value || null,
				prompt: typed.prompt,
			};
			await writeNote(locals.db, note, acting);
			return ok(tableNumber);
		},
		(table, { url }) => `${url.pathname}?table=${table ?? ''}`,
	),
	pile: acting('pile', Piled, async (typed, acting) => {
		const name = checkText(typed.name, 80);
		if (!name.ok) return refuse({ ...name.refusal, field: 'name' });
		const onto =
			typed.onto === 'loose' ? null : typed.onto !== '' ? { pile: id<PileId>(typed.onto) } : { name: name.value };
		if (onto && 'name' in onto && onto.name === '') return refuse({ reason: 'empty', field: 'name' });
		const chosen = typed['notes[]'].map((note) => id<NoteId>(note));
		const { locals, roundId } = acting;
		return pileUp(locals.db, { roundId, meetingId: await meetingOf(acting), chosen, onto }, acting);
	}),
	idea: acting(
		'idea',
		Pile,
		async ({ pile }, acting) => makeIdeaOfPile(acting.locals.db, acting.roundId, id<PileId>(pile), acting),
		({ slug }, { url }) => url.pathname.replace(/\/meetings\/.*$/, `/ideas/${slug}`),
	),
	hide: acting('hide', Hidden, async (typed, acting) => {
		const chosen = typed['notes[]'].map((note) => id<NoteId>(note));
		return hideNotes(acting.locals.db, acting.roundId, { chosen, hidden: typed.hidden === 'yes' }, acting);
	}),
	undo: acting('undo', Nothing, async (_typed, acting) => undoLast(acting.locals.db, acting.roundId, acting)),
};
