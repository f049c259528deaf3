import { expect, test } from 'vitest';
import { lix, looksLikeCpr } from './plain-language.ts';

test('the first words of the vote are as easy as can be', () => {
	expect(lix('Her kan du stemme. Du kan vælge én idé. Tryk på idéen. Tryk så på Stem nu.')).toBe(4);
});

test('the message of a closed poll is very easy', () => {
	expect(lix('Afstemningen er slut. Den lukkede kl. 15.00. Du kan se resultatet kl. 16.00.')).toBe(23);
});

test('what an office writes is hard', () => {
	expect(lix('Kommunen har foretaget en juridisk og økonomisk gennemførlighedsvurdering.')).toBeGreaterThan(55);
});

test('a text without words has no LIX, one without a full stop is one sentence', () => {
	expect(lix(' … ')).toBe(0);
	expect(lix('en have til os')).toBe(4);
});

test('a CPR number is seen with hyphen, with space and without', () => {
	for (const text of ['010203-1234', '0102031234', 'Mit nr. er 311299 4321.']) expect(looksLikeCpr(text)).toBe(true);
});

test('telephones, dates, prices and longer numbers are no CPR numbers', () => {
	for (const text of ['12 34 56 78', '12345678', '13.09.2014', '100.000 kr.', '0102031234567', '320203-1234']) {
		expect(looksLikeCpr(text)).toBe(false);
	}
});
