import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages, languagesOf } from './languages.ts';
import { sayIn } from './translate.ts';
import type { Word } from './words.ts';

type Texts = Readonly<Record<string, string>>;

const files = import.meta.glob<Texts>(['./*/*.json', '!./*/language.json'], { eager: true, import: 'default' });
const spaces = Object.keys(files)
	.filter((path) => path.startsWith('./da/'))
	.map((path) => path.slice('./da/'.length, -'.json'.length));
const textsOf = (language: string, space: string): Texts => files[`./${language}/${space}.json`] ?? {};

const plural = /_(zero|one|two|few|many|other)$/;
const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const called = (texts: Texts) => [...new Set(Object.keys(texts).map((key) => key.replace(plural, '')))].sort();

for (const { code } of languages) {
	test(`${code}: every word that Danish has, and no other`, () => {
		for (const space of spaces) expect(called(textsOf(code, space)), space).toEqual(called(textsOf('da', space)));
	});

	test(`${code}: no text is empty, and each has the gaps of the Danish one`, () => {
		for (const space of spaces) {
			const danish = textsOf('da', space);
			for (const [key, text] of Object.entries(textsOf(code, space))) {
				expect(text.trim(), `${space}:${key}`).not.toBe('');
				const original = danish[key] ?? danish[`${key.replace(plural, '')}_other`] ?? '';
				expect(
					gaps(text).filter((gap) => gap !== 'count'),
					`${space}:${key}`,
				).toEqual(gaps(original).filter((gap) => gap !== 'count'));
			}
		}
	});

	test(`${code}: a plural has every form that the language counts with`, () => {
		const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
		for (const space of spaces) {
			const texts = textsOf(code, space);
			const plurals = new Set(
				Object.keys(texts)
					.filter((key) => plural.test(key))
					.map((key) => key.replace(plural, '')),
			);
			for (const name of plurals)
				for (const form of forms) expect(Object.keys(texts), space).toContain(`${name}_${form}`);
		}
	});
}

/** What is called the same everywhere: names of products, formats and keys. */
const names = new Set(
	'Medbestem JavaScript WCAG AA CPR CSV JSON PDF QR Ctrl P JPG PNG WebP MP M OGG WebM WAV LIX Atom Pabulib SHA Digitaliseringsstyrelsen Bolbro bestemmer medbestem odense dk A'.split(
		' ',
	),
);

test('Arabic leaves no word in Latin letters but names', () => {
	for (const space of spaces) {
		for (const [key, text] of Object.entries(textsOf('ar', space))) {
			const latin = text.replaceAll(/\{\{\w+\}\}/g, '').match(/[A-Za-zÆØÅæøå]+/g) ?? [];
			expect(
				latin.filter((word) => !names.has(word)),
				`${space}:${key}`,
			).toEqual([]);
		}
	}
});

test('a municipality adds a language as one folder: its name stands in the chooser, after Danish', () => {
	const planted = { './so/language.json': { name: 'Soomaali', dir: 'ltr', read: false } } as const;
	const danish = { './da/language.json': { name: 'Dansk', dir: 'ltr', read: true } } as const;
	expect(languagesOf({ ...planted, ...danish }).map(({ code, name }) => `${code} ${name}`)).toEqual([
		'da Dansk',
		'so Soomaali',
	]);
	expect(sayIn('so')('common:help')).toBe(sayIn('da')('common:help'));
});

test('Arabic counts with its six forms', () => {
	const ideas = [0, 1, 2, 5, 11, 100].map((count) => sayIn('ar')('idea:count', { count }));
	expect(ideas).toEqual(['لا أفكار', 'فكرة واحدة', 'فكرتان', '5 أفكار', '11 فكرة', '100 فكرة']);
});

test('what is put into a sentence from right to left keeps its own direction', () => {
	expect(sayIn('ar')('round:winner_is', { idea: 'Bænk 2 (ny)' })).toBe('فازت \u2068Bænk 2 (ny)\u2069.');
	expect(sayIn('da')('round:winner_is', { idea: 'Bænk' })).toBe('Bænk vandt.');
});

const sources = globSync('src/**/*.{ts,svelte}', { exclude: (path) => String(path).endsWith('.test.ts') })
	.map((path) => readFileSync(path, 'utf8'))
	.join('\n');

test('every word is used somewhere', () => {
	const unused = spaces.flatMap((space) =>
		called(textsOf('da', space))
			.map((key) => `${space}:${key}`)
			.filter((word) => !new RegExp(`['"\`]${word}['"\`]`).test(sources)),
	);
	expect(unused).toEqual([]);
});

test('a text is said with its facts, in the form that the number asks for', () => {
	expect(sayIn('da')('idea:count', { count: 1 })).toBe('1 idé');
	expect(sayIn('en')('idea:count', { count: 2 })).toBe('2 ideas');
});

test('what a person typed is put in as it stands', () => {
	expect(sayIn('da')('round:winner_is', { idea: '<b>Bænk & $t(common:brand)' })).toContain(
		'<b>Bænk & $t(common:brand)',
	);
});

test('a word without text in a language is said in Danish, never as its key', () => {
	const missing = 'round:nothing' as Word;
	expect(sayIn('en')('common:brand')).toBe('Medbestem');
	expect(sayIn('en')(missing)).toBe('nothing');
});
