import { expect, test } from 'vitest';
import { isRoundSlug, reservedSlugs, slugOf } from './slug.ts';

test('a title becomes an address that anyone can type', () => {
	expect(slugOf('Øst, vest, Bolbro bedst')).toBe('oest-vest-bolbro-bedst');
	expect(slugOf('Bolbro Bevægelsespark')).toBe('bolbro-bevaegelsespark');
	expect(slugOf('Åben café')).toBe('aaben-cafe');
});

test('a title of signs alone gives nothing, and the caller must find a name', () => {
	expect(slugOf('العربية!')).toBe('');
});

test('no round takes the address of a page or of a language', () => {
	for (const taken of [...reservedSlugs, 'da', 'en', 'ckb']) expect(isRoundSlug(taken), taken).toBe(false);
	expect(isRoundSlug('bolbro-2014')).toBe(true);
});

test('an address is short, lower case and safe', () => {
	for (const wrong of ['', 'A-round', 'b--', '../x', 'x'.repeat(80), '2014-bolbro', 'æble']) {
		expect(isRoundSlug(wrong), wrong).toBe(false);
	}
});
