import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cardKey } from '../../ballotbox/card-key.ts';
import { seal } from '../../ballotbox/seal.ts';
import { id, type RoundId } from '../../domain/ids.ts';
import { copyDatabase } from '../db/copy-database.ts';
import { openDatabase, type Db } from '../db/database.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { tie } from '../fixtures/tie.ts';
import { loadFixture } from '../fixtures/load.ts';
import { boxOfRound } from '../store/ballot-boxes.ts';
import { castBallot } from '../store/ballots.ts';
import { swapForPaper } from '../store/cards.ts';
import { leafHashes } from '../store/leaves.ts';
import { replayJournal } from '../store/replay.ts';
import { readJournal } from './journal-file.ts';
import { copiesOf, keepJournal, type Copies } from './keep-journal.ts';
import { logIncident } from './log-incident.ts';
import { journalFile } from './seen-head.ts';

const now = Date.parse('2026-09-12T09:00:00Z');
const round = id<RoundId>('lodtraekning');

/** A poll that is open, with two copies of each vote, and cards whose keys are known. */
async function openPoll() {
	const folder = mkdtempSync(join(tmpdir(), 'journal-'));
	const memory = { keyDir: join(folder, 'keys'), journalDir: join(folder, 'journal') };
	mkdirSync(memory.keyDir);
	mkdirSync(memory.journalDir);
	const db = openDatabase(join(folder, 'box.db'));
	migrateDatabase(db, 'drizzle');
	const fixture = { ...tie({ now, phase: 'open' as const }), cards: 0, votes: [] };
	await loadFixture(db, fixture, { keyDir: memory.keyDir, origin: 'http://localhost', now });
	const changes: Copies[] = [];
	keepJournal(db, memory, (copies) => changes.push(copies));
	const box = boxOfRound(db, round)!;
	const vote = async () => {
		const key = cardKey(randomBytes(32));
		db.$client.prepare('INSERT INTO cards (pub, round_id) VALUES (?, ?)').run(key.publicKey, round);
		const sealed = seal('{"v":1,"tracks":[{"track":1,"choices":[1]}]}', box.boxPublicKey, round);
		expect((await castBallot(db, { round, key, castId: randomBytes(16), sealed }, now)).ok).toBe(true);
		return key;
	};
	return { folder, memory, db, box, changes, vote, journal: journalFile(memory.journalDir, box) };
}

const log = (db: Db) => leafHashes(db, round).map((hash) => Buffer.from(hash).toString('hex'));

test('when a vote is answered, it stands in the journal with its envelope', async () => {
	const { vote, journal, db } = await openPoll();
	await vote();
	await Promise.all([vote(), vote(), vote()]);
	const kept = readJournal(journal);
	expect(kept.map(({ index, kind }) => [index, kind])).toEqual([
		[0, 'open'],
		...[1, 2, 3, 4].map((index) => [index, 'vote']),
	]);
	const sealed = db.$client.prepare('SELECT sealed FROM envelopes ORDER BY leaf_idx').pluck().all();
	expect(kept.slice(1).map((leaf) => leaf.sealed)).toEqual(sealed);
});

test('a copy taken at the opening and the journal give the whole log again, cards swapped for paper included', async () => {
	const { vote, memory, db, journal } = await openPoll();
	const first = await vote();
	await vote();
	expect(
		(await swapForPaper(db, { round, pub: first.publicKey }, { actor: 'desk', witness: 'door', now })).ok,
		'a card that has voted keeps its vote',
	).toBe(false);
	const unused = cardKey(randomBytes(32));
	db.$client.prepare('INSERT INTO cards (pub, round_id) VALUES (?, ?)').run(unused.publicKey, round);
	copyDatabase(db, join(memory.keyDir, '../copy.db'));
	await swapForPaper(db, { round, pub: unused.publicKey }, { actor: 'desk', witness: 'door', now });

	const copy = openDatabase(join(memory.keyDir, '../copy.db'));
	expect(logIncident(copy, memory, boxOfRound(copy, round)!)).toEqual({ reason: 'log_cut_off', size: 3, seen: 4 });
	expect(await replayJournal(copy, round, readJournal(journal))).toEqual({ ok: true, value: 1 });
	expect(log(copy)).toEqual(log(db));
	expect(copy.$client.prepare('SELECT status FROM cards WHERE pub = ?').pluck().get(unused.publicKey)).toBe('paper');
	expect(logIncident(copy, memory, boxOfRound(copy, round)!)).toBeUndefined();
});

test('the journal is taken away: voting goes on with an alarm, and when it is back it gets what it lacked', async () => {
	const { vote, memory, db, changes, journal } = await openPoll();
	await vote();
	rmSync(memory.journalDir, { recursive: true });
	await vote();
	await vote();
	expect([copiesOf(db), changes]).toEqual(['one', ['one']]);
	mkdirSync(memory.journalDir);
	await vote();
	expect([copiesOf(db), changes]).toEqual(['two', ['one', 'two']]);
	expect(readJournal(journal).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
});

test('a torn line at the end of a journal is left out, and the next vote stands on a line of its own', async () => {
	const { folder, vote, memory, db, journal } = await openPoll();
	await vote();
	const whole = readFileSync(journal);
	writeFileSync(journal, whole.subarray(0, whole.length - 20));
	expect(readJournal(journal)).toHaveLength(1);

	const again = openDatabase(join(folder, 'box.db'));
	keepJournal(again, memory, () => {});
	expect(readJournal(journal)).toHaveLength(2);
	appendFileSync(journal, 'zzzz');
	expect(logIncident(db, memory, boxOfRound(db, round)!)).toBeUndefined();
});

test('a log that tells something else than its last signed head is another box', async () => {
	const { memory, db, box, vote } = await openPoll();
	await vote();
	db.$client.exec('DROP TRIGGER leaves_never_change');
	db.$client.prepare(`UPDATE leaves SET hash = randomblob(32) WHERE idx = 0`).run();
	expect(logIncident(db, memory, box)).toEqual({ reason: 'log_differs' });
});
