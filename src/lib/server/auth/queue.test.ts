import { expect, test } from 'vitest';
import { boundedQueue } from './queue.ts';

test('two go at once, three wait, and the rest are told that there is no room', async () => {
	const inTurn = boundedQueue(2, 3);
	let together = 0;
	let most = 0;
	const work = async () => {
		most = Math.max(most, ++together);
		await new Promise((next) => setTimeout(next, 2));
		together -= 1;
		return 'done';
	};
	const said = await Promise.all(Array.from({ length: 8 }, () => inTurn(work)));
	expect(most).toBe(2);
	expect(said.filter((answer) => answer === 'done')).toHaveLength(5);
	expect(said.filter((answer) => answer === 'no_room')).toHaveLength(3);
});

test('a work that fails gives its place to the next', async () => {
	const inTurn = boundedQueue(1, 5);
	const fails = inTurn(() => Promise.reject(new Error('broken')));
	const next = inTurn(async () => 'done');
	await expect(fails).rejects.toThrow('broken');
	expect(await next).toBe('done');
	expect(await inTurn(async () => 'again')).toBe('again');
});
