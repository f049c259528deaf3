import i18next from 'i18next';
import { languageOf, languages, type LanguageCode } from './languages.ts';
import type { Facts, Say } from './words.ts';

type Texts = Record<string, Record<string, Record<string, string>>>;

/** Every JSON file of every language: a language is a folder, and a new folder is all it takes. */
const files = import.meta.glob<Record<string, string>>(['./*/*.json', '!./*/language.json'], {
	eager: true,
	import: 'default',
});

const texts: Texts = {};
for (const [path, words] of Object.entries(files)) {
	const [, language = '', space = ''] = /^\.\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
	(texts[language] ??= {})[space] = words;
}

const speaker = i18next.createInstance();
void speaker.init({
	initAsync: false,
	resources: texts,
	fallbackLng: languages[0].code,
	keySeparator: false,
	interpolation: { escapeValue: false },
	returnNull: false,
});

/** The texts in one language. */
export function sayIn(language: LanguageCode): Say {
	const fixed = speaker.getFixedT(language);
	const set = languageOf(language).dir === 'rtl' ? setApart : (facts: Facts) => ({ ...facts });
	return (word, facts = {}) => fixed(word, set(facts));
}

/**
 * Facts as they stand in a sentence from right to left: each keeps its own direction,
 * so that neither a Danish title nor an address turns the words beside it around.
 */
function setApart(facts: Facts): Facts {
	return Object.fromEntries(
		Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? `\u2068${fact}\u2069` : fact]),
	);
}
