import { getContext, setContext } from 'svelte';
import { formatIn, type Format } from '#lib/i18n/format.ts';
import type { LanguageCode } from '#lib/i18n/languages.ts';
import { sayIn } from '#lib/i18n/translate.ts';
import type { Say } from '#lib/i18n/words.ts';

/** The reader's language, as a component uses it. */
export type Words = Format & { readonly say: Say; readonly language: LanguageCode };

const key = Symbol('words');

/** Gives every component below its words. Called once, by the outermost layout. */
export function speak(language: LanguageCode): Words {
	return setContext(key, { say: sayIn(language), language, ...formatOf(language) });
}

/** The words of the page that a component stands on. */
export function words(): Words {
	return getContext<Words>(key);
}

/** Formats are slow to make and never change. */
const formats = new Map<LanguageCode, Format>();

function formatOf(language: LanguageCode): Format {
	const format = formats.get(language) ?? formatIn(language);
	formats.set(language, format);
	return format;
}
