import { expect, test } from 'vitest';
import { openGroupCommit } from './group-commit.ts';

type Commit = (works: readonly number[]) => { answer: number }[];
const answered: Commit = (works) => works.map((work) => ({ answer: work * 10 }));

function groups(commit: Commit = answered) {
	const seen: number[] = [];
	const keep = openGroupCommit<number, number>((works) => {
		seen.push(works.length);
		return commit(works);
	});
	return { seen, keep };
}

const turns = async (count: number) => {
	for (let turn = 0; turn < count; turn += 1) await new Promise((next) => setImmediate(next));
};

test('who comes alone is committed after two turns of the event loop, without a clock', async () => {
	const { seen, keep } = groups();
	const alone = keep(1);
	await turns(3);
	expect(seen).toEqual([1]);
	expect(await alone).toBe(10);
});

test('those who come together share a commit, at most 32, in the order in which they came', async () => {
	const order: number[] = [];
	const { seen, keep } = groups((works) => {
		order.push(...works);
		return answered(works);
	});
	const answers = await Promise.all(Array.from({ length: 70 }, (_, at) => keep(at)));
	expect(seen).toEqual([32, 32, 6]);
	expect(order).toEqual(Array.from({ length: 70 }, (_, at) => at));
	expect(answers[69]).toBe(690);
});

test('a group does not wait for ever: after 5 ms it goes, though others keep coming', async () => {
	let now = 0;
	const seen: number[] = [];
	const keep = openGroupCommit<number, number>(
		(works) => {
			seen.push(works.length);
			return answered(works);
		},
		() => (now += 1),
	);
	const waiting: unknown[] = [];
	for (let turn = 0; turn < 20; turn += 1) {
		waiting.push(keep(turn));
		await turns(1);
	}
	await Promise.all(waiting);
	expect(seen.length).toBeGreaterThan(2);
	expect(Math.max(...seen)).toBeLessThanOrEqual(8);
});

test('nobody is answered before the commit, and when it fails nobody is told otherwise', async () => {
	let isOnDisk = false;
	const { keep } = groups((works) => {
		isOnDisk = true;
		return answered(works);
	});
	await keep(1)?.then(() => expect(isOnDisk).toBe(true));

	const full = groups(() => {
		throw new Error('disk full');
	});
	const answers = await Promise.allSettled([full.keep(1), full.keep(2)]);
	expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('the line has an end: who comes then is asked to come again', async () => {
	const { keep } = groups();
	const waiting = Array.from({ length: 1024 }, (_, at) => keep(at));
	expect(keep(1)).toBeUndefined();
	await Promise.all(waiting);
	expect(await keep(1)).toBe(10);
});
