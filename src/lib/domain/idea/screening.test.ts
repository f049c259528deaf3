import { expect, test } from 'vitest';
import { kroner } from '../money.ts';
import {
	agree,
	daysOverdue,
	daysTaken,
	giveAnswer,
	lookAgain,
	mayGoOnBallot,
	screeningAnswers,
	standingOf,
	type ScreeningCase,
	type WrittenAnswer,
} from './screening.ts';

const day = 86_400_000;
const sent: ScreeningCase = {
	sentAt: 0,
	dueAt: 14 * day,
	answer: null,
	answeredAt: null,
	teamAgreedAt: null,
	officerAgreedAt: null,
};
const yesIf: ScreeningCase = { ...sent, answer: 'yes_if', answeredAt: 5 * day };

test('a case waits until the promised time, then it is overdue, counted in days', () => {
	expect(standingOf(sent, 14 * day - 1)).toBe('waiting');
	expect(daysOverdue(sent, 14 * day - 1)).toBe(0);
	expect(standingOf(sent, 14 * day)).toBe('overdue');
	expect(daysOverdue(sent, 14 * day)).toBe(1);
	expect(daysOverdue(sent, 20 * day)).toBe(7);
});

test('an answer that came is never overdue, however long the talk lasts', () => {
	expect(standingOf(yesIf, 90 * day)).toBe('talking');
	expect(daysOverdue(yesIf, 90 * day)).toBe(0);
	expect(daysTaken(yesIf, 90 * day)).toBe(5);
});

test('an idea goes on the ballot when both agree, and not before', () => {
	expect(mayGoOnBallot(undefined, 0).ok).toBe(false);
	expect(mayGoOnBallot(sent, 3 * day)).toEqual({ ok: false, refusal: { reason: 'not_agreed' } });
	const team = agree(yesIf, 'team', 6 * day);
	if (!team.ok) throw new Error('refused');
	expect(mayGoOnBallot(team.value, 6 * day).ok).toBe(false);
	const both = agree(team.value, 'officer', 7 * day);
	if (!both.ok) throw new Error('refused');
	expect(standingOf(both.value, 7 * day)).toBe('agreed');
	expect(mayGoOnBallot(both.value, 7 * day).ok).toBe(true);
});

test('the silence of the municipality never stops an idea', () => {
	expect(mayGoOnBallot(sent, 14 * day).ok).toBe(true);
});

test('a change makes both look again', () => {
	const both = { ...yesIf, teamAgreedAt: 1, officerAgreedAt: 2 };
	expect(standingOf(lookAgain(both), 0)).toBe('talking');
});

test('nobody agrees with silence or with a no', () => {
	expect(agree(sent, 'team', 0)).toEqual({ ok: false, refusal: { reason: 'not_answered' } });
	for (const answer of ['no', 'not_like_this'] as const) {
		expect(agree({ ...yesIf, answer }, 'officer', 0)).toEqual({ ok: false, refusal: { reason: 'answer_was_no' } });
	}
});

const written: WrittenAnswer = {
	answer: 'yes',
	because: 'Hvis hegnet bliver stående.',
	tryInstead: 'Prøv ved hallen.',
	priceFrom: kroner(60_000),
	priceTo: kroner(80_000),
	runningCost: kroner(4_000),
	runningPayer: 'Kommunen',
};

test('a condition and every refusal say why', () => {
	for (const answer of screeningAnswers) {
		const given = giveAnswer({ ...written, answer, because: '' });
		expect(given.ok).toBe(answer === 'yes');
	}
});

test('a refusal says what to try instead', () => {
	for (const answer of ['no', 'not_like_this'] as const) {
		const given = giveAnswer({ ...written, answer, tryInstead: '' });
		expect(given).toEqual({ ok: false, refusal: { reason: 'try_missing' } });
	}
	expect(giveAnswer({ ...written, answer: 'yes_if', tryInstead: '' }).ok).toBe(true);
});

test('a yes has a price, prices run upwards, and somebody pays what it costs each year', () => {
	expect(giveAnswer({ ...written, priceTo: null })).toEqual({ ok: false, refusal: { reason: 'price_missing' } });
	expect(giveAnswer({ ...written, priceFrom: kroner(90_000) })).toEqual({
		ok: false,
		refusal: { reason: 'price_backwards' },
	});
	expect(giveAnswer({ ...written, runningPayer: '' })).toEqual({ ok: false, refusal: { reason: 'payer_missing' } });
	expect(giveAnswer({ ...written, runningPayer: '', runningCost: null }).ok).toBe(true);
});
