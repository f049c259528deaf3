/** The languages that the product speaks, each by its own name. The first is the one that all others fall back to. */
export const languages = [
	{ code: 'da', name: 'Dansk', dir: 'ltr' },
	{ code: 'en', name: 'English', dir: 'ltr' },
	{ code: 'sv', name: 'Svenska', dir: 'ltr' },
] as const satisfies readonly Language[];

export type Language = { readonly code: string; readonly name: string; readonly dir: 'ltr' | 'rtl' };
export type LanguageCode = (typeof languages)[number]['code'];

/** Whether `text` is the code of a language that the product speaks. */
export function isLanguage(text: string): text is LanguageCode {
	return languages.some(({ code }) => code === text);
}

/** The language of this code, or Danish. */
export function languageOf(code: string): (typeof languages)[number] {
	return languages.find((language) => language.code === code) ?? languages[0];
}
