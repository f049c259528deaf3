import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { emptyDatabase } from '../db/empty-database.fixture.ts';
import { ideas } from '../db/tables/ideas.ts';
import { board, lots, openings } from '../db/tables/results.ts';
import { rounds } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { bolbro2014 } from '../fixtures/bolbro-2014.ts';
import { tie } from '../fixtures/tie.ts';
import { fixtureRound, type Fixture } from '../fixtures/fixture.ts';
import { findResults, outcomeOf, writeResults } from './results.ts';
import { seedRound } from './seed.ts';

const now = Date.parse('2026-09-12T13:00:00Z');
const havnen = fixtureRound('lodtraekning');

async function house(): Promise<Db> {
	const db = emptyDatabase();
	await load(db, tie({ now, phase: 'closed' }));
	return db;
}

async function load(db: Db, fixture: Fixture): Promise<void> {
	const [salt, openingKey, logKey] = [Buffer.alloc(16), Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
	const box = { round: fixture.round.id, logOrigin: 'here', salt, openingKey, logKey };
	await seedRound(db, fixture, { box, cards: [] }, now);
}

/** What opening the box leaves behind: the choices as sorted texts. */
function openBox(db: Db, choices: readonly string[]): void {
	db.insert(openings)
		.values({ roundId: havnen, valid: choices.length, invalid: 0, hash: Buffer.alloc(32), openedAt: now })
		.run();
	[...choices]
		.sort()
		.forEach((text, rank) => db.insert(board).values({ roundId: havnen, track: 1, rank, choices: text }).run());
	db.update(rounds).set({ pollState: 'opened' }).where(eq(rounds.id, havnen)).run();
}

function publish(db: Db): void {
	transact(db, (tx) => writeResults(tx, havnen, now));
	db.update(rounds).set({ pollState: 'published', publishedAt: now }).where(eq(rounds.id, havnen)).run();
}

const stages = (db: Db) =>
	db
		.select()
		.from(ideas)
		.where(eq(ideas.roundId, havnen))
		.all()
		.map(({ number, stage }) => [number, stage]);

test('before publication nothing is known but turnout', async () => {
	const db = await house();
	openBox(db, ['[1]', '[1]', '[2]']);
	const found = await findResults(db, 'lodtraekning', now);
	expect(found).toMatchObject({ state: 'waiting', turnout: 3 });
	expect(Object.keys(found ?? {}).sort()).toEqual(['area', 'phase', 'round', 'state', 'turnout']);
});

test('the result of a published round is read as it was written', async () => {
	const db = await house();
	openBox(db, ['[1]', '[1]', '[2]', '[3]']);
	const counted = outcomeOf(db, havnen);
	publish(db);
	const found = await findResults(db, 'lodtraekning', now);
	if (found?.state !== 'published') throw new Error('not published');
	expect(found.tracks[0]?.outcome).toEqual(JSON.parse(JSON.stringify(counted.tracks[0])));
	expect(found.tracks[0]?.others[0]).toMatchObject({ own: true, winners: [1, 3], withWinner: 0.75 });
	expect(stages(db)).toEqual([
		[1, 'won'],
		[2, 'not_funded'],
		[3, 'won'],
	]);
});

test('a result is not known before its time, even when it has been written', async () => {
	const db = await house();
	openBox(db, ['[1]']);
	publish(db);
	expect(await findResults(db, 'lodtraekning', now - 1)).toMatchObject({ state: 'waiting' });
});

test('no idea has won before the lot is recorded, and numbers never decide', async () => {
	for (const drawn of [
		[1, 2],
		[2, 1],
	]) {
		const db = await house();
		openBox(db, ['[1]', '[1]', '[2]', '[2]', '[3]']);
		expect(outcomeOf(db, havnen).tracks[0]).toMatchObject({ lotBetween: [1, 2], winners: [] });
		expect(() => publish(db)).toThrow(/a lot must be drawn between 1, 2/);
		expect(stages(db).filter(([, stage]) => stage === 'won')).toEqual([]);

		db.insert(lots)
			.values({
				...{ id: 'lot', roundId: havnen, track: 1, between: '[1,2]', drawn: JSON.stringify(drawn) },
				...{ method: 'Sedler i en hat', witness: 'a', otherWitness: 'b', drawnAt: now },
			})
			.run();
		publish(db);
		const found = await findResults(db, 'lodtraekning', now);
		if (found?.state !== 'published') throw new Error('not published');
		expect(found.tracks[0]?.outcome.winners).toEqual([drawn[0], 3]);
		expect(found.tracks[0]?.lots).toEqual([{ drawn, method: 'Sedler i en hat', drawnAt: now }]);
	}
});

test('a result is written once', async () => {
	const db = await house();
	openBox(db, ['[1]']);
	publish(db);
	expect(() => transact(db, (tx) => writeResults(tx, havnen, now))).toThrow(/UNIQUE/);
});

test('of a round told as history only what is known is told', async () => {
	const db = await house();
	await load(db, bolbro2014({ now, phase: 'published' }));
	const found = await findResults(db, 'bolbro-2014', now);
	if (found?.state !== 'told') throw new Error('not told');
	expect(found.turnout).toBe(432);
	expect(found.ideas.map(({ title, stage }) => [title, stage])).toEqual([
		['Bevægelsespark', 'won'],
		['Bytorv', 'not_funded'],
	]);
	expect(found.withoutMoney.map(({ title }) => title)).toEqual(['Sankthansbål for de små']);
});

test('there is no result where there is no round', async () => {
	expect(await findResults(await house(), 'findes-ikke', now)).toBeUndefined();
});
