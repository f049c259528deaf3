import { expect, test } from 'vitest';
import { openQueue } from './queue.ts';

test('two run, the others wait their turn, and what is beyond the line is refused at once', async () => {
	const queue = openQueue({ running: 2, waiting: 3 });
	let running = 0;
	let most = 0;
	const work = async () => {
		most = Math.max(most, ++running);
		await new Promise((done) => setTimeout(done, 5));
		running -= 1;
		return 'done';
	};

	const answers = await Promise.all(Array.from({ length: 8 }, () => queue(work)));
	expect(most).toBe(2);
	expect(answers.map((answer) => (answer.ok ? answer.value : answer.refusal.reason))).toEqual([
		...Array.from({ length: 5 }, () => 'done'),
		...Array.from({ length: 3 }, () => 'busy'),
	]);
});

test('work that fails leaves its place to the next', async () => {
	const queue = openQueue({ running: 1, waiting: 1 });
	const first = queue(() => Promise.reject(new Error('no memory')));
	const second = queue(async () => 'mine');
	await expect(first).rejects.toThrow('no memory');
	expect(await second).toEqual({ ok: true, value: 'mine' });
	expect(await queue(async () => 'again')).toEqual({ ok: true, value: 'again' });
});
