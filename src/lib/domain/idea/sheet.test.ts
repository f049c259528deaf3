import { expect, test } from 'vitest';
import { kroner, money } from '../money.ts';
import {
	askedFromPot,
	checkNeeded,
	checkText,
	costOf,
	missingForScreening,
	stillMissing,
	type Sheet,
} from './sheet.ts';

const empty: Sheet = {
	title: 'Fælleshave',
	line: '',
	description: '',
	place: '',
	forWhom: '',
	whyGood: '',
	couldBeFree: '',
	mustSayYes: '',
	lines: [],
	price: null,
	elsewhere: null,
	runningCost: null,
	runningPayer: '',
	helpers: 0,
	hasNextStep: false,
};

test('an empty sheet lacks everything, in the order in which it is asked for', () => {
	expect(stillMissing(empty)).toEqual([
		'description',
		'place',
		'forWhom',
		'whyGood',
		'costs',
		'mustSayYes',
		'helpers',
		'nextStep',
	]);
});

test('a field of spaces is still missing', () => {
	expect(stillMissing({ ...empty, place: '  \n' })).toContain('place');
});

test('a price, a cost line or a way to do it for nothing each answer what it costs', () => {
	const lines = [{ label: 'Jord', amount: kroner(500), every: 'once' as const }];
	for (const known of [{ price: money(0) }, { lines }, { couldBeFree: 'Ja, vi låner.' }]) {
		expect(stillMissing({ ...empty, ...known })).not.toContain('costs');
	}
});

test('the municipality needs to know what, where and what it may cost', () => {
	expect(missingForScreening(empty)).toEqual(['description', 'place', 'costs']);
	expect(missingForScreening({ ...empty, description: 'Et bed', place: 'Parken', price: kroner(1) })).toEqual([]);
});

test('costs of once and of every year are kept apart, and what is found elsewhere is not asked from the pot', () => {
	const lines = [
		{ label: 'Bygge', amount: kroner(60_000), every: 'once' as const },
		{ label: 'Maling', amount: kroner(5_000), every: 'once' as const },
		{ label: 'Græs', amount: kroner(4_000), every: 'year' as const },
	];
	expect(costOf(lines)).toEqual({ once: kroner(65_000), yearly: kroner(4_000) });
	expect(askedFromPot(lines, kroner(15_000))).toBe(kroner(50_000));
	expect(askedFromPot(lines, kroner(90_000))).toBe(0);
});

test('ten thousand signs are refused with the limit, a CPR number with its own reason', () => {
	expect(checkText('x'.repeat(10_000), 2000)).toEqual({
		ok: false,
		refusal: { reason: 'too_long', limit: 2000, length: 10_000 },
	});
	expect(checkText('Ring til 010203-1234', 2000)).toEqual({ ok: false, refusal: { reason: 'cpr' } });
	expect(checkNeeded(' \r\n ', 80)).toEqual({ ok: false, refusal: { reason: 'empty' } });
	expect(checkNeeded(' En have\r\ntil alle ', 80)).toEqual({ ok: true, value: 'En have\ntil alle' });
});
