import { expect, test } from 'vitest';
import { lastHeld, meetingAt } from './meeting.ts';

const hour = 3_600_000;
const first = { name: 'first', startsAt: 100 * hour, endsAt: 102 * hour, cancelled: false };
const second = { name: 'second', startsAt: 200 * hour, endsAt: 202 * hour, cancelled: false };
const undated = { name: 'undated', startsAt: null, endsAt: null, cancelled: false };
const all = [second, undated, first];

test('a meeting goes on from two hours before its start until six hours after its end', () => {
	expect(meetingAt(all, 98 * hour - 1)).toBe(undefined);
	expect(meetingAt(all, 98 * hour)).toBe(first);
	expect(meetingAt(all, 108 * hour)).toBe(first);
	expect(meetingAt(all, 108 * hour + 1)).toBe(undefined);
});

test('a cancelled meeting never goes on, and was never held', () => {
	expect(meetingAt([{ ...first, cancelled: true }], 101 * hour)).toBe(undefined);
	expect(lastHeld([{ ...first, cancelled: true }], 300 * hour)).toBe(undefined);
});

test('last time is the newest meeting that is over', () => {
	expect(lastHeld(all, 101 * hour)).toBe(undefined);
	expect(lastHeld(all, 150 * hour)).toBe(first);
	expect(lastHeld(all, 202 * hour)).toBe(second);
});
