import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { checkNeeded, checkText, sheetLimits } from '$lib/domain/idea/sheet';
import { textMakers } from '$lib/domain/idea/telling';
import { refuse } from '$lib/domain/result';
import { languageCodes } from '$lib/i18n/languages';
import { acting, type Acting } from '$lib/server/act';
import { readSentSound } from '$lib/server/sound';
import { ideaAt } from '$lib/server/store/ideas';
import { listTexts, saveSound, saveText } from '$lib/server/store/idea-texts';
import { findRoundAlone } from '$lib/server/store/rounds';

const language = v.picklist(languageCodes);
const Text = v.strictObject({
	language,
	title: v.string(),
	line: v.string(),
	description: v.string(),
	made_by: v.picklist(textMakers),
});
const Sound = v.strictObject({ language, transcript: v.string(), sound: v.optional(v.file()) });
const Dropped = v.strictObject({ language });

export const load = async ({ locals, params, url }) => {
	const seen = await findRoundAlone(locals.db, params.round, locals.now);
	const idea = seen && ideaAt(locals.db, seen.round.id, params.idea);
	if (!idea) error(404);
	return {
		round: seen.round,
		idea,
		...(await listTexts(locals.db, idea.id)),
		saved: url.searchParams.has('saved'),
		invented: seen.round.invented,
	};
};

const at = ({ roundId, params }: Acting) => ({ roundId, slug: params['idea'] ?? '' });

export const actions = {
	text: acting(
		'text',
		Text,
		async ({ language, made_by: madeBy, ...typed }, event) => {
			const title = checkNeeded(typed.title, sheetLimits.title);
			if (!title.ok) return refuse({ ...title.refusal, field: 'title' });
			const line = checkText(typed.line, sheetLimits.line);
			if (!line.ok) return refuse({ ...line.refusal, field: 'line' });
			const description = checkText(typed.description, sheetLimits.description);
			if (!description.ok) return refuse({ ...description.refusal, field: 'description' });
			const text = { title: title.value, line: line.value, description: description.value, madeBy };
			const saved = await saveText(event.locals.db, { ...at(event), language, text }, event);
			return saved.ok ? { ...saved, value: language } : saved;
		},
		(saved, { url }) => `${url.pathname}?saved#${saved}`,
	),
	sound: acting(
		'sound',
		Sound,
		async ({ language, sound: sent, ...typed }, event) => {
			const sound = await readSentSound(sent);
			if (!sound.ok) return refuse({ ...sound.refusal, field: 'sound' });
			const transcript = checkNeeded(typed.transcript, sheetLimits.description);
			if (!transcript.ok) return refuse({ ...transcript.refusal, field: 'transcript' });
			const recording = { ...sound.value, transcript: transcript.value };
			const saved = await saveSound(event.locals.db, { ...at(event), language, recording }, event);
			return saved.ok ? { ...saved, value: language } : saved;
		},
		(saved, { url }) => `${url.pathname}?saved#${saved}`,
	),
	drop: acting('drop', Dropped, async ({ language }, event) =>
		saveSound(event.locals.db, { ...at(event), language, recording: null }, event),
	),
};
