/**
 * Languages that neighbours speak where people vote, each by its own name. More than the site is told in: a helper speaks
 * them. Sign languages are named by what they are.
 */
export const spokenNames = {
	da: 'Dansk',
	ar: 'العربية',
	bs: 'Bosanski',
	ckb: 'کوردی (سۆرانی)',
	de: 'Deutsch',
	dsl: 'Dansk tegnsprog',
	en: 'English',
	es: 'Español',
	fa: 'فارسی',
	fr: 'Français',
	ku: 'Kurdî (kurmancî)',
	pl: 'Polski',
	prs: 'دری',
	ps: 'پښتو',
	ro: 'Română',
	ru: 'Русский',
	so: 'Soomaali',
	sv: 'Svenska',
	swl: 'Svenskt teckenspråk',
	ti: 'ትግርኛ',
	tr: 'Türkçe',
	uk: 'Українська',
	ur: 'اردو',
	vi: 'Tiếng Việt',
} as const;
export type SpokenLanguage = keyof typeof spokenNames;

export const spokenLanguages = Object.keys(spokenNames) as SpokenLanguage[];

/** The name of a language as those who speak it write it; the code itself for one that is not on the list. */
export function ownNameOf(code: string): string {
	return Object.hasOwn(spokenNames, code) ? spokenNames[code as SpokenLanguage] : code;
}

/** How many languages and tables a place may name. */
export const MOST_SPOKEN = 40;
