import { codeOf, vote, votesIn } from '../booth.ts';
import { expect, openHouse, test } from '../house.ts';

// A voting day at its height: whole votes, from the code to the receipt, at an even pace.

const isRelease = Boolean(process.env.RELEASE);
const [pace, seconds] = isRelease ? [25, 600] : [10, 60];
const slug = 'bolbro-2014';
const count = pace * seconds;

test(`${pace} votes a second for ${seconds} s all come through`, async () => {
	test.setTimeout(seconds * 1000 + (isRelease ? 900_000 : 180_000));
	const house = await openHouse({ seeds: [[slug, '--phase', 'open', '--cards', String(count)]] });
	const took: number[] = [];
	const faults: string[] = [];
	const cast = async (number: number) => {
		const began = performance.now();
		const { to, status } = await vote(house.origin, codeOf(slug, number), { choice: String((number % 6) + 1) });
		took.push(performance.now() - began);
		if (to !== '/stem/tak') faults.push(`${status} ${to}`);
	};
	const began = performance.now();
	const casts: Promise<void>[] = [];
	for (let number = 1; number <= count; number += 1) {
		const due = (number - 1) * (1000 / pace) - (performance.now() - began);
		if (due > 0) await new Promise((later) => setTimeout(later, due));
		casts.push(cast(number));
	}
	await Promise.all(casts);

	took.sort((one, other) => one - other);
	const part = (share: number) => Math.round(took[Math.floor(took.length * share)] ?? 0);
	console.log(`${count} whole votes in ${seconds} s: p50 ${part(0.5)} ms, p95 ${part(0.95)} ms, p99 ${part(0.99)} ms`);
	expect(faults).toEqual([]);
	expect(votesIn(house)).toBe(count);
	if (isRelease) expect(part(0.95)).toBeLessThanOrEqual(400);
	house.close();
});
