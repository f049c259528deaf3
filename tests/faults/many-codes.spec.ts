import { randomBytes } from 'node:crypto';
import { drawCode, RANDOM_SIGNS } from '../../src/lib/domain/voting/voting-card.ts';
import { codeOf, inside, persist, phone, slowness, vote, votesIn } from '../booth.ts';
import { expect, openHouse, test } from '../house.ts';

const slug = 'bolbro-2014';
const seconds = process.env.RELEASE ? 60 : 10;
const strangeCode = () => drawCode(randomBytes(RANDOM_SIGNS));

/** A code with one sign typed wrongly: the check sign catches it. */
const slipped = (code: string) => code.slice(0, 5) + (code[5] === 'A' ? 'B' : 'A') + code.slice(6);

test('thirty phones behind one address mistype five times each, and no right code is turned away', async () => {
	const house = await openHouse({ seeds: [[slug, '--phase', 'open']] });
	const waits: number[] = [];
	const slow = await slowness();
	await Promise.all(
		Array.from({ length: 30 }, async (_, at) => {
			const code = codeOf(slug, at + 1);
			const voter = phone(house.origin);
			for (let turn = 0; turn < 5; turn += 1) {
				const wrong = turn % 2 ? slipped(code) : strangeCode();
				expect((await persist(() => voter.post('/stem', { code: wrong }))).to).toBe('/stem?svar');
			}
			const began = performance.now();
			expect((await persist(() => voter.post('/stem', { code }))).to).toBe('/stem/vaelg');
			waits.push(performance.now() - began);
		}),
	);
	house.close();
	const longest = Math.round(Math.max(...waits));
	console.log(
		`right codes after 150 wrong ones: longest wait ${longest} ms on a machine ${slow.toFixed(1)} times slowed`,
	);
});

test('a right code and a wrong one are answered equally fast, and guessing raises an alarm, not a wall', async () => {
	const house = await openHouse({ seeds: [[slug, '--phase', 'open']] });
	const took = async (code: string) => {
		const voter = phone(house.origin);
		const began = performance.now();
		await voter.post('/stem', { code });
		return performance.now() - began;
	};
	await took(codeOf(slug, 1));
	const right: number[] = [];
	const wrong: number[] = [];
	for (let turn = 0; turn < 40; turn += 1) {
		right.push(await took(codeOf(slug, turn + 1)));
		wrong.push(await took(strangeCode()));
	}
	const middle = (times: number[]) => times.sort((one, other) => one - other)[times.length / 2] ?? 0;
	console.log(`right ${middle(right).toFixed(1)} ms, wrong ${middle(wrong).toFixed(1)} ms`);
	expect(Math.abs(middle(right) - middle(wrong))).toBeLessThan(50 * (await slowness()));

	const alarms = inside(house, (db) => db.prepare(`SELECT facts FROM audit_log WHERE action = 'wrong_codes'`).all());
	expect(alarms).toHaveLength(1);
	house.close();
});

test('a slip of the finger is told without a look at the database', async () => {
	const house = await openHouse({ seeds: [[slug, '--phase', 'open']] });
	const voter = phone(house.origin);
	house.run('seed.ts', slug, '--phase', 'open', '--cards', '0'); // no card is left to be found
	for (const code of ['', 'abc', 'KKKK-KKKK-KKK', slipped(codeOf(slug, 1)), '🦊'.repeat(12)]) {
		const answer = await voter.post('/stem', { code });
		expect(answer.to).toBe('/stem?svar');
		expect((await voter.get(answer.to)).page).toContain('Vi kender ikke den kode.');
	}
	expect(inside(house, (db) => db.prepare(`SELECT 1 FROM audit_log WHERE action = 'wrong_codes'`).all())).toEqual([]);
	house.close();
});

test(`beside 200 wrong codes a second, ten votes a second all come through for ${seconds} s`, async () => {
	test.setTimeout(seconds * 1000 + 180_000);
	const count = 10 * seconds;
	const house = await openHouse({ seeds: [[slug, '--phase', 'open', '--cards', String(count)]] });
	const slow = await slowness();
	const guesses: Promise<number>[] = [];
	const casts: Promise<number>[] = [];
	const guesser = setInterval(() => {
		for (let at = 0; at < 10 / slow; at += 1) guesses.push(guess(house.origin));
	}, 50);
	for (let at = 0; at < count; at += 1) {
		casts.push(timedVote(house.origin, codeOf(slug, at + 1)));
		await new Promise((later) => setTimeout(later, 100));
	}
	clearInterval(guesser);

	const took = (await Promise.all(casts)).sort((one, other) => one - other);
	const statuses = await Promise.all(guesses);
	const p95 = Math.round(took[Math.floor(took.length * 0.95)] ?? 0);
	console.log(
		`${casts.length} votes beside ${guesses.length} wrong codes in ${seconds} s: p95 ${p95} ms a whole vote, ${slow.toFixed(1)} times slowed`,
	);
	expect(votesIn(house)).toBe(count);
	expect(statuses.filter((status) => status >= 500)).toEqual([]);
	house.close();
});

async function guess(origin: string): Promise<number> {
	const answer = await phone(origin)
		.post('/stem', { code: strangeCode() })
		.catch(() => undefined); // a guesser may fail to get through
	return answer?.status ?? 0;
}

async function timedVote(origin: string, code: string): Promise<number> {
	const began = performance.now();
	const answer = await vote(origin, code, { choice: '3' });
	expect(answer.to).toBe('/stem/tak');
	return performance.now() - began;
}
