import i18next from 'i18next';
import { languages, type LanguageCode } from './languages.ts';
import type { Say } from './words.ts';

type Texts = Record<string, Record<string, Record<string, string>>>;

/** Every JSON file of every language: a language is a folder, and a new folder is all it takes. */
const files = import.meta.glob<Record<string, string>>('./*/*.json', { eager: true, import: 'default' });

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
	return (word, facts) => fixed(word, { ...facts });
}
