import { expect, test } from 'vitest';
import { danishDay, danishInstant, onDanishClock } from './danish-time.ts';

test('a Danish clock is one hour before Greenwich in winter, two in summer', () => {
	expect(danishInstant('2026-01-15T18:00')).toBe(Date.parse('2026-01-15T17:00:00Z'));
	expect(danishInstant('2026-07-15T18:00')).toBe(Date.parse('2026-07-15T16:00:00Z'));
	expect(onDanishClock(Date.parse('2014-09-13T08:00:00Z'))).toBe('2014-09-13T10:00:00');
});

test('the hour that comes twice means the first, the one that is skipped is moved on', () => {
	expect(danishInstant('2026-10-25T02:30')).toBe(Date.parse('2026-10-25T00:30:00Z'));
	expect(danishInstant('2026-03-29T02:30')).toBe(Date.parse('2026-03-29T01:30:00Z'));
});

test('a day alone is its midnight, and what is no time is none', () => {
	expect(danishInstant('2026-06-01')).toBe(Date.parse('2026-05-31T22:00:00Z'));
	expect(danishDay(Date.parse('2026-05-31T22:00:00Z'))).toBe('2026-06-01');
	for (const text of ['', 'i morgen', '2026-13-01T10:00', '2026-06-01 10:00'])
		expect(danishInstant(text)).toBe(undefined);
});
