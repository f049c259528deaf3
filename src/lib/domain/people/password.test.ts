import { expect, test } from 'vitest';
import { choosePassword } from './password.ts';

const asta = ['Asta Lund', 'asta.lund@odense.example'];
const verdict = (password: string) => {
	const chosen = choosePassword(password, asta);
	return chosen.ok ? 'taken' : chosen.refusal.reason;
};

test.each([
	'tag-en-kop-kaffe',
	'korrekt hest batteri hæfteklamme',
	'Gr8t!vkZ0p-mn',
	'fire grønne cykler i regnen',
	'xkWq7#hTzpLm',
])('a password of one’s own is taken: %s', (password) => expect(verdict(password)).toBe('taken'));

test.each([
	'password1234',
	'P@ssw0rd!2026',
	'123456789012',
	'adgangskode12',
	'qwertyuiop123',
	'medbestem2026',
	'OdenseOdense1',
	'sommer-2026-odense',
	'aaaaaaaaaaaaaaa',
	'abababababab',
	'astalund2026!',
	'Jeg er Asta1',
	'kodkodkodkod',
])('a password that is guessed first is refused: %s', (password) => expect(verdict(password)).toBe('too_easy'));

test('twelve characters are enough, whatever they are; eleven are not', () => {
	expect(verdict('tre små kat')).toBe('too_short');
	expect(verdict('tre små katt')).toBe('taken');
	expect(verdict('🦊🐝🦋 skov nu')).toBe('too_short');
});

test('a long sentence is taken, a book is not', () => {
	expect(verdict('en lang sætning om en hund der drømmer om en anden hund på en mark')).toBe('taken');
	expect(verdict('hund og kat '.repeat(11))).toBe('too_long');
});
