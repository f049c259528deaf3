import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardKey, type CardKey } from '../../src/lib/ballotbox/card-key.ts';
import { seal } from '../../src/lib/ballotbox/seal.ts';
import { id, type RoundId } from '../../src/lib/domain/ids.ts';
import { openDatabase, type Db } from '../../src/lib/server/db/database.ts';
import { migrateDatabase } from '../../src/lib/server/db/migrate.ts';
import { tie } from '../../src/lib/server/fixtures/tie.ts';
import { loadFixture } from '../../src/lib/server/fixtures/load.ts';
import { findBox } from '../../src/lib/server/store/ballot-boxes.ts';
import { castBallot, type Cast } from '../../src/lib/server/store/ballots.ts';
import { atATime } from '../booth.ts';

// What it costs that a vote is on the disk before it is answered: casts a second with FULL and group commit,
// against the same casts with NORMAL (which loses votes in a power cut) and each in a commit of its own.
// The derivation of keys is left out of both. They take turns, and the best turn of each counts.

const votes = 1500;
const turns = 5;
const round = id<RoundId>('lodtraekning');
const now = Date.parse('2026-09-12T09:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'group-commit-'));

const best = { grouped: [0, 0], normal: 0 };
for (let turn = 0; turn < turns; turn += 1) {
	for (const [at, together] of [16, 64].entries()) {
		best.grouped[at] = Math.max(best.grouped[at] ?? 0, await rate(`full-${turn}-${together}`, 'FULL', together));
	}
	best.normal = Math.max(best.normal, await rate(`normal-${turn}`, 'NORMAL', 1));
}
rmSync(folder, { recursive: true, force: true });
for (const [at, together] of [16, 64].entries()) {
	const grouped = best.grouped[at] ?? 0;
	const line = `${grouped.toFixed(0)} casts/s against ${best.normal.toFixed(0)}: ratio ${(grouped / best.normal).toFixed(2)}`;
	console.log(`group commit with FULL, ${together} at a time, against NORMAL without: ${line}`);
}

async function rate(name: string, synchronous: 'FULL' | 'NORMAL', together: number): Promise<number> {
	const db = openDatabase(join(folder, `${name}.db`));
	migrateDatabase(db, 'drizzle');
	const fixture = { ...tie({ now, phase: 'open' as const }), cards: 0, votes: [] };
	await loadFixture(db, fixture, { keyDir: folder, origin: 'http://localhost', now });
	const casts = await ballots(db);
	db.$client.pragma(`synchronous = ${synchronous}`);

	const began = performance.now();
	const cast = (one: Cast) => async () => {
		if (!(await castBallot(db, one, now)).ok) throw new Error('a ballot was refused');
	};
	await atATime(together, casts.map(cast));
	const seconds = (performance.now() - began) / 1000;
	db.$client.close();
	return votes / seconds;
}

/** Ballots of cards that were put into the round without their codes. */
async function ballots(db: Db): Promise<Cast[]> {
	const box = await findBox(db, round);
	const keys = Array.from({ length: votes }, (): CardKey => cardKey(randomBytes(32)));
	const insert = db.$client.prepare('INSERT INTO cards (pub, round_id) VALUES (?, ?)');
	db.$client.transaction(() => keys.forEach(({ publicKey }) => insert.run(publicKey, round)))();
	const text = '{"v":1,"tracks":[{"track":1,"choices":[1]}]}';
	return keys.map((key) => ({
		round,
		key,
		castId: randomBytes(16),
		sealed: seal(text, box?.boxPublicKey ?? new Uint8Array(), round),
	}));
}
