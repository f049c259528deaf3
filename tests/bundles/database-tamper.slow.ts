import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBundle } from '../../src/lib/ballotbox/bundle/verify-bundle.ts';
import { openDatabase } from '../../src/lib/server/db/database.ts';
import type { Fixture } from '../../src/lib/server/fixtures/fixture.ts';
import { findBundle } from '../../src/lib/server/store/bundles.ts';
import { rehearseCount, two, type Rehearsal } from '../../src/lib/server/store/poll-rehearsal.ts';
import { publishPoll } from '../../src/lib/server/store/publication.ts';
import { below, oneOf } from './make-bundle.ts';
import { randomFrom, type Random } from '../random.ts';

// What becomes of a published vote when somebody changes its database: the bundle is the same, or it cannot be made, or
// whoever checks it finds the fault. It is never another bundle that seems right.

/** In memory where there is such a folder: hundreds of databases are written. */
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tamper-'));
/** Another file each time: a database that was refused while it was opened holds its lock until its memory is cleared. */
let path = join(folder, '0.db');
let image: Buffer;
let bundle: Uint8Array;
let round: Rehearsal['round'];

beforeAll(async () => {
	const votes = Array.from({ length: 22 }, (_, at) => (at < 12 ? 1 : 1 + (at % 3)));
	const papers = { '[1]': 3, '[2]': 2, invalid: 1 };
	const change = (fixture: Fixture): Fixture => ({ ...fixture, round: { ...fixture.round, isDemo: false } });
	const house = await rehearseCount(votes, change, undefined, papers);
	const { db, logKey, closesAt } = house;
	round = house.round;
	expect(await publishPoll(db, { round, logKey }, two(closesAt))).toMatchObject({ ok: true });
	db.$client.pragma('wal_checkpoint(TRUNCATE)');
	image = db.$client.serialize();
	bundle = (await findBundle(db, round, 'ballots')) ?? new Uint8Array();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** What comes of a changed database: an error, the same bundle, or the place of the fault. */
async function outcome(): Promise<'error' | 'same' | 'fault' | 'different and fine'> {
	let db: ReturnType<typeof openDatabase> | undefined;
	try {
		db = openDatabase(path);
		const exported = await findBundle(db, round, 'ballots');
		if (!exported) return 'error';
		if (Buffer.compare(exported, bundle) === 0) return 'same';
		return verifyBundle(exported).ok ? 'different and fine' : 'fault';
	} catch {
		return 'error'; // SQLite, or what reads the rows, could make nothing of it
	} finally {
		db?.$client.close();
	}
}

test('a vote that was closed, opened and published is verified from its bundle', async () => {
	expect(verifyBundle(bundle)).toMatchObject({ ok: true, value: { log: { votes: 22 }, opening: { valid: 22 } } });
	writeFileSync(path, image);
	expect(await outcome()).toBe('same');
});

test('a changed database gives an error, the same bundle, or a fault: never another bundle that seems right', async () => {
	const times = process.env['RELEASE'] ? 10_000 : 500;
	const random = randomFrom(31);
	const seen = { error: 0, same: 0, fault: 0, 'different and fine': 0 };
	for (let turn = 0; turn < times; turn += 1) {
		for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
		path = join(folder, `${turn}.db`);
		if (turn % 2 === 0) writeFileSync(path, flipped(random));
		else editRow(random);
		seen[await outcome()] += 1;
	}
	expect(seen['different and fine'], JSON.stringify(seen)).toBe(0);
	expect(seen.fault).toBeGreaterThan(times / 20);
});

/** The file with one to three bytes changed, as a bad disk or a careful forger would. */
function flipped(random: Random): Buffer {
	const changed = Buffer.from(image);
	for (let times = 1 + below(3, random); times > 0; times -= 1) {
		const at = below(changed.length, random);
		changed[at] = (changed[at] ?? 0) ^ (1 << below(8, random));
	}
	return changed;
}

const edited = [
	...['board', 'openings', 'leaves', 'heads', 'lots', 'results', 'ballot_versions', 'ballot_boxes', 'bundles', 'cards'],
	...['ideas', 'tracks', 'rounds', 'audit_log', 'paper_tallies', 'paper_counters'],
];

/** Changes, removes or adds a row by SQL, with every guard of the database taken away first. */
function editRow(random: Random): void {
	writeFileSync(path, image);
	const { $client } = openDatabase(path);
	$client.pragma('foreign_keys = OFF');
	$client.pragma('ignore_check_constraints = ON');
	for (const trigger of $client.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) {
		$client.exec(`DROP TRIGGER ${String(trigger)}`);
	}
	const table = oneOf(edited, random);
	const rows = $client.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];
	const row = rows.length > 0 ? oneOf(rows, random) : undefined;
	const columns = Object.keys(row ?? {});
	try {
		const column = oneOf(columns, random);
		const here = columns.map((name) => `${name} IS @${name}`).join(' AND ');
		const all = Object.fromEntries(columns.map((name) => [name, row?.[name]]));
		if (row && random() < 0.2) $client.prepare(`DELETE FROM ${table} WHERE ${here}`).run(all);
		else if (row) {
			const now = random() < 0.3 ? oneOf(rows, random)[column] : other(row[column], random);
			$client.prepare(`UPDATE ${table} SET ${column} = @new WHERE ${here}`).run({ ...all, new: now });
		}
	} catch {
		// what even an unguarded database refuses: the row stays as it was
	}
	$client.pragma('wal_checkpoint(TRUNCATE)');
	$client.close();
}

function other(value: unknown, random: Random): unknown {
	if (typeof value === 'number') return value + oneOf([-1, 1, 100, 3_600_000], random);
	if (Buffer.isBuffer(value)) return Buffer.from(value.map((byte, at) => (at === 3 ? byte ^ 1 : byte)));
	const text = String(value ?? '');
	const at = below(text.length, random);
	return text.slice(0, at) + oneOf([...'123abc[]'], random) + text.slice(at + 1);
}
