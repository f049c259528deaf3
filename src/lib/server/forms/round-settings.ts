import * as v from 'valibot';
import { isLanguage } from '#lib/i18n/languages.ts';
import { currencies } from '../../domain/money.ts';
import { MOST_SPOKEN, spokenLanguages } from '../../domain/round/spoken.ts';
import { ballotFormats, bindings, realisers, tieRules, voteChanges, winnerRules } from '../../domain/round/round.ts';
import {
	optionalEmail,
	optionalKroner,
	optionalLine,
	optionalTime,
	ticked,
	typedKroner,
	typedLine,
	typedNumber,
	typedTime,
} from '../form.ts';

// The forms of the settings of a round.

export const Contacts = v.strictObject({ helpPhone: optionalLine, helpEmail: optionalEmail });

export const Basics = v.strictObject({
	...Contacts.entries,
	name: typedLine,
	voters: typedLine,
	minimumAge: typedNumber(0, 99),
	ideasFrom: optionalTime,
	ideasUntil: optionalTime,
	opensAt: optionalTime,
	closesAt: optionalTime,
	resultAt: optionalTime,
	complaintDays: typedNumber(0, 365),
	currency: v.picklist(currencies),
	voteChange: v.picklist(voteChanges),
	tieRule: v.picklist(tieRules),
	binding: v.picklist(bindings),
	realiser: v.picklist(realisers),
});

/** A pot; without an id it is a new one. */
export const TrackForm = v.pipe(
	v.strictObject({
		id: v.optional(v.string(), ''),
		name: typedLine,
		pot: typedKroner,
		priceAbove: optionalKroner,
		priceAtMost: optionalKroner,
		format: v.picklist(ballotFormats),
		marks: typedNumber(1, 100),
		blankAllowed: ticked,
		rule: v.picklist(winnerRules),
		threshold: typedNumber(0, 100),
	}),
	v.transform(({ threshold, ...track }) => ({ ...track, thresholdPermille: threshold * 10 })),
);

/** What a pot is called in other languages: a line for each, by its code. */
export const TrackNamesForm = v.pipe(
	v.objectWithRest({ id: v.string() }, optionalLine),
	v.transform(({ id, ...lines }) => ({
		id,
		names: Object.fromEntries(Object.entries(lines).filter(([code]) => isLanguage(code))),
	})),
);

/** A place to vote; without an id it is a new one. */
export const PlaceForm = v.strictObject({
	id: v.optional(v.string(), ''),
	name: typedLine,
	address: optionalLine,
	opensAt: typedTime,
	closesAt: typedTime,
});

/** Who speaks what at which table of a place: lines that belong together by their order. One without a language is left out. */
export const SpokenForm = v.pipe(
	v.strictObject({
		id: v.string(),
		'language[]': v.pipe(v.array(v.picklist(['', ...spokenLanguages])), v.maxLength(MOST_SPOKEN)),
		'table[]': v.pipe(v.array(v.pipe(v.string(), v.trim(), v.maxLength(40, 'too_long'))), v.maxLength(MOST_SPOKEN)),
	}),
	v.transform(({ id, 'language[]': languages, 'table[]': tables }) => ({
		place: id,
		spoken: languages.flatMap((language, at) => (language ? [{ language, atTable: tables[at] ?? '' }] : [])),
	})),
);

/** Something of the round that is to go. */
export const ThingForm = v.strictObject({ id: v.string() });

export const CopyForm = v.strictObject({ name: typedLine, day: v.pipe(v.string(), v.isoDate('no_time')) });
