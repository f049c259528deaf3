import { expect, test } from 'vitest';
import { beginRun, changeRun, eveningSteps, onTheClock, runSheet, stepAfter, timeLeft, timeOf } from './run-sheet.ts';

const minute = 60_000;

test('the run sheet fills two hours, each step where the one before it ends', () => {
	expect(runSheet[0]).toEqual({ step: 'welcome', from: 0, to: 8 });
	expect(runSheet.at(-1)).toEqual({ step: 'thanks', from: 117, to: 120 });
	for (const [at, line] of runSheet.entries()) expect(line.from).toBe(at === 0 ? 0 : runSheet[at - 1]?.to);
	expect(stepAfter('pile')).toBe('prompts');
	expect(stepAfter('thanks')).toBeUndefined();
});

test('a step starts its clock, which can be stopped, started and given two minutes more', () => {
	const capture = changeRun(beginRun(0), { to: 'capture' }, 1000);
	expect(timeLeft(capture, 1000)).toBe(15 * minute);
	const stopped = changeRun(capture, { clock: 'stop' }, 1000 + 5 * minute);
	expect([timeLeft(stopped, 1e12), stopped.endsAt]).toEqual([10 * minute, null]);
	const more = changeRun(stopped, { clock: 'longer' }, 1e12);
	expect([timeLeft(more, 2e12), more.endsAt]).toEqual([12 * minute, null]);
	const again = changeRun(more, { clock: 'start' }, 2e12);
	expect(timeLeft(again, 2e12 + minute)).toBe(11 * minute);
	expect(timeLeft(changeRun(again, { clock: 'longer' }, 2e12), 2e12)).toBe(14 * minute);
	expect(timeLeft(again, 3e12)).toBe(0);
});

test('a prompt hangs until the next step, whatever else the screen shows meanwhile', () => {
	const prompts = changeRun(beginRun(0), { to: 'prompts' }, 0);
	const winter = changeRun(prompts, { prompt: 'winter' }, 0);
	expect(winter).toMatchObject({ shown: 'prompt', prompt: 'winter' });
	expect(changeRun(winter, { show: 'clock' }, 0)).toMatchObject({ shown: 'clock', prompt: 'winter' });
	expect(changeRun(winter, { to: 'break' }, 0)).toMatchObject({ shown: 'clock', prompt: null });
	expect(changeRun(winter, { to: 'thanks' }, 0)).toMatchObject({ shown: 'next' });
});

test('the clock shows minutes and seconds, and counts a second that has begun', () => {
	expect([0, 1, 1000, 59_001, 520_000, timeOf('maturing')].map(onTheClock)).toEqual([
		'00:00',
		'00:01',
		'00:01',
		'01:00',
		'08:40',
		'22:00',
	]);
	expect(eveningSteps).toHaveLength(11);
});
