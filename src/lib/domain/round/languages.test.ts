import { expect, test } from 'vitest';
import { spokenIn } from './languages.ts';

const site = ['da', 'ar', 'en', 'sv'];

test('a round for which nothing was chosen is told in every language of the site', () => {
	expect(spokenIn({ language: 'da', languages: null }, site)).toEqual(site);
});

test('a round is told in the languages chosen for it, and always in its own', () => {
	expect(spokenIn({ language: 'da', languages: ['ar'] }, site)).toEqual(['da', 'ar']);
	expect(spokenIn({ language: 'sv', languages: [] }, site)).toEqual(['sv']);
});

test('a language that the site speaks no more is left out', () => {
	expect(spokenIn({ language: 'da', languages: ['so', 'en'] }, site)).toEqual(['da', 'en']);
});
