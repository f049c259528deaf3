import { expect, test } from 'vitest';
import { onDanishClock } from '../danish-time.ts';
import { daysBetween, layOut, shiftDays } from './lay-out.ts';
import { templates } from './template.ts';

const now = Date.parse('2026-06-01T10:00:00Z');
const saturday = { day: '2026-11-14', from: '10:00', until: '15:00' };

function laidOut(template: keyof typeof templates, day = saturday) {
	const plan = layOut(templates[template], day, now);
	if (!plan.ok) throw new Error(plan.refusal.reason);
	return plan.value;
}

test('the Bolbro course has three numbered idea evenings and a dialogue before its Saturday', () => {
	const { meetings, times } = laidOut('bolbro');
	const before = meetings.filter(({ startsAt }) => startsAt < times.opensAt);
	expect(before.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
		'idea_evening 1',
		'idea_evening 2',
		'idea_evening 3',
		'dialogue 0',
	]);
	expect(onDanishClock(times.opensAt)).toBe('2026-11-14T10:00:00');
	expect(onDanishClock(times.resultAt)).toBe('2026-11-14T16:00:00');
});

test('the general form has four evenings, from telling ideas to agreeing on them', () => {
	const { meetings, times } = laidOut('four_evenings');
	const evenings = meetings.filter(
		({ startsAt }) => startsAt < times.opensAt && onDanishClock(startsAt).includes('T18:00'),
	);
	expect(evenings).toHaveLength(4);
	expect(times.ideasFrom).toBeLessThan(times.ideasUntil);
	expect(times.ideasUntil).toBeLessThan(times.opensAt);
});

test('evenings keep their hour on the Danish clock on both sides of winter time', () => {
	for (const { startsAt } of laidOut('bolbro').meetings) expect(onDanishClock(startsAt)).toMatch(/T18:00:00$/);
});

test('a day that is no day, hours the wrong way round and a day that is past are refused', () => {
	const refused = (day: typeof saturday) => layOut(templates.bolbro, day, now);
	expect(refused({ ...saturday, day: '2026-02-30' })).toMatchObject({ refusal: { reason: 'no_such_day' } });
	expect(refused({ ...saturday, from: '25:00' })).toMatchObject({ refusal: { reason: 'no_such_day' } });
	expect(refused({ ...saturday, until: '10:00' })).toMatchObject({ refusal: { reason: 'hours_turned' } });
	expect(refused({ ...saturday, day: '2026-05-30' })).toMatchObject({ refusal: { reason: 'day_past' } });
});

test('a course moved to next year keeps its days apart and its hours', () => {
	const days = daysBetween('2026-11-14', '2027-09-11');
	expect(days).toBe(301);
	const moved = shiftDays(Date.parse('2026-11-14T10:00:00+01:00'), days);
	expect(onDanishClock(moved)).toBe('2027-09-11T10:00:00');
});
