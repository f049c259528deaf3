import { expect, test } from 'vitest';
import { attemptBrake } from './attempts.ts';

const quarter = 15 * 60_000;

function brake() {
	const waits: number[] = [];
	const braked = attemptBrake(async (milliseconds) => void waits.push(milliseconds));
	const attempt = (answer: 'miss' | 'hit', { email = 'a', address = 'hall', now = 0 } = {}) =>
		braked(
			{ email, address, now },
			async () => answer,
			(said) => said === 'miss',
		);
	return { waits, attempt };
}

test('five misses cost nothing, then each try waits longer, and nobody is locked out', async () => {
	const { waits, attempt } = brake();
	for (let turn = 0; turn < 10; turn++) await attempt('miss');
	expect(waits).toEqual([0, 0, 0, 0, 0, 1000, 2000, 4000, 8000, 8000]);
	expect(await attempt('hit')).toBe('hit');
	await attempt('miss');
	expect(waits.at(-1)).toBe(0);
});

test('misses are forgotten after a quarter of an hour', async () => {
	const { waits, attempt } = brake();
	for (let turn = 0; turn < 6; turn++) await attempt('miss');
	await attempt('miss', { now: quarter });
	expect(waits.at(-1)).toBe(0);
});

test('one person mistyping brakes neither another person nor another place', async () => {
	const { waits, attempt } = brake();
	for (let turn = 0; turn < 8; turn++) await attempt('miss');
	await attempt('miss', { email: 'b' });
	await attempt('miss', { address: 'home' });
	expect(waits.slice(-2)).toEqual([0, 0]);
});

test('tries at once come one at a time, and too many are told to come back', async () => {
	let together = 0;
	let most = 0;
	const braked = attemptBrake(async () => {});
	const tries = Array.from({ length: 9 }, () =>
		braked(
			{ email: 'a', address: 'hall', now: 0 },
			async () => {
				most = Math.max(most, ++together);
				await new Promise((next) => setTimeout(next, 2));
				together -= 1;
				return 'miss';
			},
			() => true,
		),
	);
	const said = await Promise.all(tries);
	expect(most).toBe(1);
	expect(said.filter((answer) => answer === 'busy')).toHaveLength(5);
});
