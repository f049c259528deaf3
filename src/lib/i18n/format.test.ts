import { expect, test } from 'vitest';
import { kroner, money } from '../domain/money.ts';
import { formatIn } from './format.ts';

const saturday = Date.parse('2014-09-13T14:30:00+02:00');
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll(/[\u2066-\u2069]/g, '');

test('money is written the Danish way in every language', () => {
	for (const language of ['da', 'en', 'sv', 'ar']) {
		expect(plain(formatIn(language).money(kroner(100_000)))).toBe('100.000 kr.');
	}
	expect(plain(formatIn('da').money(money(1_050)))).toBe('10,50 kr.');
	expect(plain(formatIn('sv').money(kroner(100_000), 'SEK'))).toBe('100 000 kr');
});

test('a Saturday in September as a Dane writes it', () => {
	const { day, hour, month } = formatIn('da');
	expect(day(saturday)).toBe('lørdag den 13. september 2014');
	expect(hour(saturday)).toBe('14.30');
	expect(month(saturday)).toBe('september 2014');
});

test('Arabic has its own names of days and months, our digits and the clock of 24 hours', () => {
	const { day, hour, month, number, money: price } = formatIn('ar');
	expect(day(saturday)).toBe('السبت، 13 سبتمبر 2014');
	expect(month(saturday)).toBe('سبتمبر 2014');
	expect(hour(saturday)).toBe('14:30');
	expect(number(1_500)).toBe('1,500');
	expect(price(kroner(100_000))).toBe('\u2066100.000\u00a0kr.\u2069');
});

test('hours follow the Danish clock across the change to winter time', () => {
	const { hour } = formatIn('da');
	expect(hour(Date.parse('2026-10-25T00:30:00Z'))).toBe('02.30');
	expect(hour(Date.parse('2026-10-25T01:30:00Z'))).toBe('02.30');
});

test('a day begins at Danish midnight', () => {
	const { sameDay } = formatIn('en');
	expect(sameDay(Date.parse('2026-06-01T21:59:00Z'), Date.parse('2026-06-01T22:01:00Z'))).toBe(false);
});

test('æ, ø and å come last', () => {
	expect(['Å', 'Ø', 'Z', 'Æ'].sort(formatIn('da').inOrder)).toEqual(['Z', 'Æ', 'Ø', 'Å']);
});

test('money of a round that was brought in keeps the name of its own currency', () => {
	expect(plain(formatIn('da').money(money(154_616_866), 'PLN'))).toBe('1.546.168,66 PLN');
	expect(plain(formatIn('da').money(kroner(120_000_000), 'HUF'))).toBe('120.000.000 HUF');
});
