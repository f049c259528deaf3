import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyDatabase } from '../db/copy-database.ts';
import { openDatabase } from '../db/database.ts';
import { envelopes } from '../db/tables/ballot-box.ts';
import { cardTags } from '../db/tables/cards.ts';
import { rounds } from '../db/tables/rounds.ts';
import { baseFile, keepJournal } from '../journal/keep-journal.ts';
import { findPepper } from '../keys/key-folder.ts';
import { countHandedOut } from '../store/cards-handed-out.ts';
import { rehearseCount, two } from '../store/poll-rehearsal.ts';
import { findProtocol } from '../store/protocols.ts';
import { publishPoll } from '../store/publication.ts';
import { finalise } from './finalise.ts';

const day = 24 * 3_600_000;

/** A published poll of a demo round, whose envelopes are still there, in a file of its own. */
async function published() {
	const folder = mkdtempSync(join(tmpdir(), 'final-'));
	const file = join(folder, 'medbestem.db');
	const house = await rehearseCount([1, 1, 2, 3], undefined, file);
	const { db, round, keyDir, logKey, closesAt } = house;
	const journalDir = join(folder, 'journal');
	mkdirSync(journalDir);
	keepJournal(db, { keyDir, journalDir }, () => {});
	copyDatabase(db, baseFile(journalDir));
	db.$client.pragma('busy_timeout = 0');
	expect((await publishPoll(db, { round, logKey }, two(closesAt))).ok).toBe(true);
	const sealed = db.select({ sealed: envelopes.sealed }).from(envelopes).all();
	const onDisk = (inFolder = folder) => {
		const files = readdirSync(inFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
		const read = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)));
		const holds = (bytes: Buffer, one: Buffer) => bytes.includes(one) || bytes.includes(one.toString('base64'));
		return sealed.filter((one) => read.some((bytes) => holds(bytes, one.sealed))).length;
	};
	const state = () => db.select().from(rounds).get()?.pollState;
	return { ...house, env: { keyDir, journalDir }, file, onDisk, state, until: closesAt + 14 * day };
}

test('only after the time for complaints, by two, and while nobody else reads, is a round ended', async () => {
	const { db, keyDir, env, round, file, onDisk, state, until } = await published();
	const end = (at: number, by = two(at)) => finalise(db, env, round, by);
	expect(await end(until - 1)).toMatchObject({ refusal: { reason: 'complaints_open', until } });
	expect(await end(until, { ...two(until), witness: 'demo-asta' })).toMatchObject({
		refusal: { reason: 'same_person' },
	});
	expect([onDisk(), onDisk(env.journalDir)]).toEqual([4, 4]);

	const reader = openDatabase(file);
	reader.$client.exec('BEGIN; SELECT count(*) FROM rounds');
	reader.$client.prepare('SELECT count(*) FROM envelopes').get();
	expect(await end(until)).toMatchObject({ refusal: { reason: 'database_in_use' } });
	expect([state(), findPepper(keyDir, round) !== undefined, onDisk() > 0]).toEqual(['published', true, true]);
	reader.$client.exec('COMMIT');
	reader.$client.close();

	expect(await end(until)).toMatchObject({ ok: true });
	expect([state(), onDisk()]).toEqual(['final', 0]);
	expect(findPepper(keyDir, round)).toBeUndefined();
	expect(readdirSync(keyDir).filter((name) => name.startsWith(round) && name.endsWith('.key'))).toEqual([]);
	expect([db.select().from(envelopes).all(), db.select().from(cardTags).all()]).toEqual([[], []]);
	expect((await findProtocol(db, round)).events.at(-1)).toMatchObject({
		event: 'finalise',
		who: ['demo-asta', 'demo-bo'],
	});
	expect(await end(until)).toMatchObject({ refusal: { reason: 'not_now', state: 'final' } });
});

test('a result is not published while more cards were used than the desk handed out, nor before it has counted', async () => {
	const { db, round, logKey, closesAt } = await rehearseCount([1, 1, 2, 3]);
	const by = two(closesAt);
	const count = (cards: number | null) => countHandedOut(db, { round, desks: [{ place: 'desk', cards }] }, by);
	await count(null);
	expect(await publishPoll(db, { round, logKey }, by)).toMatchObject({ refusal: { reason: 'cards_not_counted' } });
	await count(3);
	expect(await publishPoll(db, { round, logKey }, by)).toMatchObject({
		refusal: { reason: 'more_votes_than_cards', used: 4, handedOut: 3 },
	});
	expect(db.select().from(rounds).get()?.pollState).toBe('opened');
	await count(4);
	expect((await publishPoll(db, { round, logKey }, by)).ok).toBe(true);
	expect(await count(5)).toMatchObject({ refusal: { reason: 'result_is_public' } });
	expect((await findProtocol(db, round)).handedOut).toBe(4);
});
