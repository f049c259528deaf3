import Database from 'better-sqlite3';
import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { atATime, insideOf, inside, passFor, persist, phone, pubOf, seedOf, votesIn, type Answer } from '../booth.ts';
import { id, type RoundId } from '../../src/lib/domain/ids.ts';
import { expect, freePort, openHouse, serve, test, type House } from '../house.ts';

const release = Boolean(process.env.RELEASE);
const cards = release ? 1000 : 100;
const posts = 20;
const slug = 'bolbro-2014';

/** One act of casting, by the form that a phone would send. */
type Act = { readonly card: number; readonly castId: string };

/** Twenty acts for each card, half of them one act sent ten times, half each of its own. */
const acts = (): Act[][] =>
	Array.from({ length: cards }, (_, card) => {
		const same = randomBytes(16).toString('hex');
		return Array.from({ length: posts }, (_, at) => ({
			card: card + 1,
			castId: at % 2 ? same : randomBytes(16).toString('hex'),
		}));
	});

/** All acts of a card at once, several cards side by side. */
const storm = async <Value>(send: (act: Act, at: number) => Promise<Value>) =>
	atATime(
		5,
		acts().map((ofCard) => () => Promise.all(ofCard.map(async (act, at) => ({ act, answer: await send(act, at) })))),
	);

async function votersOf(house: House) {
	const seeds = await atATime(
		2,
		Array.from({ length: cards }, (_, card) => () => seedOf(house, slug, card + 1)),
	);
	return (origins: readonly string[]) =>
		({ card, castId }: Act, at: number): Promise<Answer> => {
			const origin = origins[at % origins.length] ?? house.origin;
			const voter = phone(origin);
			const seed = Buffer.from(seeds[card - 1] ?? '').toString('hex');
			const choice = [{ track: 1, marks: [{ idea: (at % 6) + 1, marks: 1 }] }];
			const pass = passFor(house, { card: { round: id<RoundId>(slug), seed }, castId, choice });
			return persist(() => {
				voter.carry(pass);
				return voter.post('/stem/tjek-valg', { cast_id: castId });
			});
		};
}

for (const servers of [1, 2]) {
	test(`${cards} cards sent ${posts} times at once to ${servers} server(s) give one vote each`, async () => {
		test.setTimeout(release ? 1_800_000 : 240_000);
		const house = await openHouse({ seeds: [[slug, '--phase', 'open', '--cards', String(cards)]] });
		const port = await freePort();
		const origins = [house.origin, ...(servers === 2 ? [`http://localhost:${port}`] : [])];
		const second =
			servers === 2 ? await serve({ ...house.env, PORT: String(port), ORIGIN: `http://localhost:${port}` }) : undefined;
		try {
			const voters = await votersOf(house);
			const answers = await storm(voters(origins));

			expect(votesIn(house)).toBe(cards);
			const cast = inside(house, (db) => db.prepare('SELECT hex(cast_id) FROM envelopes').pluck().all()) as string[];
			const winners = new Set(cast.map((castId) => castId.toLowerCase()));
			for (const ofCard of answers) {
				const receipts = new Set<string>();
				for (const { act, answer } of ofCard) {
					expect(answer.status).toBe(303);
					const pass = insideOf(house, answer.pass ?? '');
					if (winners.has(act.castId)) receipts.add(pass?.done?.receipt ?? 'no receipt');
					else expect(pass?.said).toMatchObject({ refusal: { reason: 'code_used' } });
				}
				expect(receipts.size).toBe(1);
				expect([...receipts][0]).toMatch(/^\d+-/);
			}
		} finally {
			second?.kill('SIGTERM');
			house.close();
		}
	});
}

test('a naive cast in the same storm gives doubles, so the storm would find them', async () => {
	const db = new Database(':memory:');
	db.exec('CREATE TABLE votes (card TEXT, cast_id TEXT)');
	const naive = createServer(async (request, response) => {
		const [card, castId] = decodeURIComponent(request.url ?? '')
			.split('/')
			.slice(1);
		const there = db.prepare('SELECT 1 FROM votes WHERE card = ?').get(card);
		await new Promise((later) => setTimeout(later, 1)); // it fetches something else meanwhile
		if (!there) db.prepare('INSERT INTO votes VALUES (?, ?)').run(card, castId);
		response.writeHead(303).end();
	}).listen(0, '127.0.0.1');
	await new Promise((listens) => naive.once('listening', listens));
	const address = naive.address();
	const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

	await storm(({ card, castId }) => fetch(`${origin}/${card}/${castId}`, { method: 'POST', redirect: 'manual' }));
	naive.close();
	expect(Number(db.prepare('SELECT count(*) FROM votes').pluck().get())).toBeGreaterThan(cards);
});

test('a second row for a card, written behind the program, meets the constraint', async () => {
	const house = await openHouse({ seeds: [[slug, '--phase', 'open', '--cards', '1']] });
	try {
		const voters = await votersOfOne(house);
		expect((await voters()).status).toBe(303);
		const db = new Database(house.database);
		const leaf = `INSERT INTO leaves SELECT round_id, idx + 1, kind, body, randomblob(32) FROM leaves ORDER BY idx DESC LIMIT 1`;
		const envelope = `INSERT INTO envelopes SELECT round_id, leaf_idx + 1, pub, 1, randomblob(16), sealed FROM envelopes`;
		db.exec(leaf);
		expect(() => db.exec(envelope)).toThrow('UNIQUE constraint failed: envelopes.pub, envelopes.version');
		db.close();
	} finally {
		house.close();
	}
});

async function votersOfOne(house: House) {
	const seed = await seedOf(house, slug, 1);
	const castId = randomBytes(16).toString('hex');
	const choice = [{ track: 1, marks: [{ idea: 1, marks: 1 }] }];
	const card = { round: id<RoundId>(slug), seed: Buffer.from(seed).toString('hex') };
	expect(pubOf(seed)).toHaveLength(32);
	return () => {
		const voter = phone(house.origin);
		voter.carry(passFor(house, { card, castId, choice }));
		return voter.post('/stem/tjek-valg', { cast_id: castId });
	};
}
