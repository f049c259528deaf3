import { expect, test } from 'vitest';
import { missCounter } from './misses.ts';

test('the thirty-first miss within a minute raises an alarm, once a minute', () => {
	const note = missCounter();
	const alarms = Array.from({ length: 100 }, (_, at) => note(at * 100)).filter((alarm) => alarm !== undefined);
	expect(alarms).toEqual([31]);
	expect(note(64_000)).toBeGreaterThan(30);
});

test('a few misses now and then raise none', () => {
	const note = missCounter();
	for (let minute = 0; minute < 10; minute += 1)
		for (let miss = 0; miss < 30; miss += 1) expect(note(minute * 60_000 + miss)).toBeUndefined();
});
