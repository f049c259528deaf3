import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarOf, type CalendarEntry } from './calendar.ts';

const evening: CalendarEntry = {
	uid: 'm1@medbestem.example',
	sequence: 2,
	cancelled: false,
	title: 'Idéaften; mad, kaffe',
	place: 'Bolbro Hallen',
	text: 'Kom\nbare',
	startsAt: Date.parse('2026-09-03T18:00:00+02:00'),
	endsAt: Date.parse('2026-09-03T20:00:00+02:00'),
};
const now = Date.parse('2026-08-01T08:00:00Z');
const feed = (entry: Partial<CalendarEntry> = {}) => calendarOf([{ ...evening, ...entry }], { name: 'Bolbro', now });
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('an evening has its hours in Danish time, and the zone travels with it', () => {
	const lines = unfold(feed());
	expect(lines).toContain('DTSTART;TZID=Europe/Copenhagen:20260903T180000');
	expect(lines).toContain('DTEND;TZID=Europe/Copenhagen:20260903T200000');
	expect(lines).toContain('DTSTAMP:20260801T080000Z');
	expect(lines).toContain('BEGIN:VTIMEZONE');
	expect(lines).toContain('TZID:Europe/Copenhagen');
});

test('18 o’clock is 18 o’clock after the change to winter time too', () => {
	const lines = unfold(
		feed({ startsAt: Date.parse('2026-11-03T17:00:00Z'), endsAt: Date.parse('2026-11-03T19:00:00Z') }),
	);
	expect(lines).toContain('DTSTART;TZID=Europe/Copenhagen:20261103T180000');
});

test('a cancelled evening keeps its name and counts one change more', () => {
	const lines = unfold(feed({ cancelled: true, sequence: 3 }));
	expect(lines).toContain('UID:m1@medbestem.example');
	expect(lines).toContain('SEQUENCE:3');
	expect(lines).toContain('STATUS:CANCELLED');
});

test('commas, semicolons and new lines are written as the standard asks', () => {
	expect(unfold(feed())).toContain('SUMMARY:Idéaften\\; mad\\, kaffe');
	expect(unfold(feed())).toContain('DESCRIPTION:Kom\\nbare');
});

test('a next step without hours takes the whole day', () => {
	expect(unfold(feed({ endsAt: null }))).toContain('DTSTART;VALUE=DATE:20260903');
});

test('no line is longer than 75 octets, and nothing is lost by folding, in any script', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
			const text = feed({ title });
			for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
			expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
			expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			const summary = unfold(text).find((line) => line.startsWith('SUMMARY:')) ?? '';
			const read = summary.slice(8).replace(/\\(n|.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
			expect(read).toBe(title.replace(/\r\n?/g, '\n'));
		}),
	);
});
