import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import {
	Basics,
	Contacts,
	CopyForm,
	PlaceForm,
	SpokenForm,
	ThingForm,
	TrackForm,
	TrackNamesForm,
} from '$lib/server/forms/round-settings';
import type { RequestEvent } from './$types';
import { id, type TrackId } from '$lib/domain/ids';
import type { Refusal, Result } from '$lib/domain/result';
import { mayChangeSettings } from '$lib/domain/round/settings';
import { languageCodes } from '$lib/i18n/languages';
import { mayEnter } from '$lib/server/access';
import { readForm } from '$lib/server/form';
import { byOne } from '$lib/server/poll/by-two';
import { copyRound } from '$lib/server/store/copy-round';
import {
	changeBasics,
	changeContacts,
	chooseLanguages,
	dropPlace,
	dropTrack,
	nameTrack,
	savePlace,
	saveTrack,
	type ChangeRefusal,
} from '$lib/server/store/round-settings';
import { findRound } from '$lib/server/store/rounds';
import { listSpoken, saveSpoken } from '$lib/server/store/spoken';

const Languages = v.strictObject({ 'languages[]': v.optional(v.array(v.picklist(languageCodes)), []) });
const here = '/[[lang=lang]]/work/[round=round]/settings';

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { round, tracks, places } = seen;
	const copying = { routeId: here, method: 'POST', action: 'copy', person: locals.person, round: locals.round };
	const mayCopy = mayEnter(copying) === 'in';
	const spoken = await listSpoken(locals.db, round.id);
	const mayChange = mayChangeSettings(round.pollState);
	return { round, tracks, places, spoken, mayChange, mayCopy, invented: round.invented };
};

export const actions = {
	basics: (event) => change(event, 'basics', Basics, (basics) => changeBasics(...at(event), basics, by(event))),
	contacts: (event) =>
		change(event, 'contacts', Contacts, (contacts) => changeContacts(...at(event), contacts, by(event))),
	languages: (event) =>
		change(event, 'languages', Languages, (chosen) => chooseLanguages(...at(event), chosen['languages[]'], by(event))),
	track: (event) =>
		change(event, 'track', TrackForm, ({ id: track, ...settings }) =>
			saveTrack(...at(event), track ? id<TrackId>(track) : null, settings, by(event)),
		),
	track_names: (event) =>
		change(event, 'track_names', TrackNamesForm, ({ id: track, names }) =>
			nameTrack(...at(event), id<TrackId>(track), names, by(event)),
		),
	drop_track: (event) =>
		change(event, 'drop_track', ThingForm, (thing) => dropTrack(...at(event), id<TrackId>(thing.id), by(event))),
	place: (event) =>
		change(event, 'place', PlaceForm, ({ id: place, ...settings }) =>
			savePlace(...at(event), place || null, settings, by(event)),
		),
	drop_place: (event) =>
		change(event, 'drop_place', ThingForm, (thing) => dropPlace(...at(event), thing.id, by(event))),
	spoken: (event) =>
		change(event, 'spoken', SpokenForm, (said) => {
			const [db, round] = at(event);
			return saveSpoken(db, { round, ...said }, byOne(event));
		}),
	copy: async (event) => {
		const form = await readForm(event.request, CopyForm);
		if (!form.ok) return fail(400, { of: 'copy', issues: form.issues, typed: form.typed });
		const copied = await copyRound(...at(event), form.value, by(event));
		if (!copied.ok) return fail(409, { of: 'copy', refused: copied.refusal.reason, typed: form.typed });
		redirect(303, `${event.params.lang ? `/${event.params.lang}` : ''}/work/${copied.value}/settings`);
	},
};

/** The round of the address. The access table lets nobody in where there is none, except those who lead every round. */
function at({ locals }: RequestEvent) {
	if (!locals.round) error(404);
	return [locals.db, locals.round] as const;
}

const by = ({ locals }: RequestEvent) => ({ by: locals.person?.id ?? '', now: locals.now });

/** Reads the form `of` something, makes the change, and shows the page again: saved, or why not, with all that was typed. */
async function change<Schema extends v.GenericSchema>(
	event: RequestEvent,
	of: string,
	schema: Schema,
	make: (typed: v.InferOutput<Schema>) => Promise<Result<null, ChangeRefusal & Refusal>>,
) {
	const form = await readForm(event.request, schema);
	if (!form.ok) return fail(400, { of, issues: form.issues, typed: form.typed });
	const changed = await make(form.value);
	if (!changed.ok) return fail(409, { of, refused: changed.refusal.reason, typed: form.typed });
	redirect(303, `${event.url.pathname}?saved`);
}
