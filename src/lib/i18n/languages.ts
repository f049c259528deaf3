/**
 * A language that the product speaks, by its own name.
 * `read` is false as long as nobody who speaks it has read the texts: every page in it then says so.
 */
export type Language = {
	readonly code: string;
	readonly name: string;
	readonly dir: 'ltr' | 'rtl';
	readonly read: boolean;
};

/** Those that come with the product, and whatever folder a municipality has added. */
export type LanguageCode = 'da' | 'en' | 'sv' | 'ar' | (string & {});

/** The languages of these files: each is a folder with a `language.json`. Danish, which all others fall back to, is first. */
export function languagesOf(
	files: Readonly<Record<string, Omit<Language, 'code'>>>,
): readonly [Language, ...Language[]] {
	const found = Object.entries(files).map(([path, language]) => ({ code: path.split('/').at(-2) ?? '', ...language }));
	const [danish] = found.filter(({ code }) => code === 'da');
	if (!danish) throw new Error('There is no folder da/ among the languages');
	return [
		danish,
		...found.filter((language) => language !== danish).sort((one, other) => (one.code < other.code ? -1 : 1)),
	];
}

export const languages = languagesOf(import.meta.glob('./*/language.json', { eager: true, import: 'default' }));

export const languageCodes = languages.map(({ code }) => code);

/** Whether `text` is the code of a language that the product speaks. */
export function isLanguage(text: string): text is LanguageCode {
	return languages.some(({ code }) => code === text);
}

/** The language of this code, or Danish. */
export function languageOf(code: string): Language {
	return languages.find((language) => language.code === code) ?? languages[0];
}
