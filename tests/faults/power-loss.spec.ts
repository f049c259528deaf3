import Database from 'better-sqlite3';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atATime, fleetingFolder, inside, insideOf } from '../booth.ts';
import { admit, castUntilAnswered } from '../electorate.ts';
import { expect, openHouse, test, type House } from '../house.ts';
import { openDisk, remainders } from './crash-states.ts';
import { pollIn } from './poll-in.ts';
import { readTrace, startTraced, type Event } from './write-trace.ts';
import { randomFrom } from '../random.ts';

// The power goes while people vote, and while two people close the poll. The writes of a real server are recorded; for
// each of many moments the disk is put together as it may look after a power cut, and the database on it is opened.

const isRelease = Boolean(process.env.RELEASE);
const slug = 'bolbro-2014';

/**
 * How hard the server syncs, after how many pages the log is written back, how many votes it takes, and how many crash
 * states are looked at. Without any sync the pages that are written back are torn.
 */
const campaigns = [
	{ synchronous: 'well', checkpoint: 200, votes: isRelease ? 600 : 150, states: isRelease ? 20_000 : 1000 },
	{ synchronous: 'NORMAL', checkpoint: 200, votes: 60, states: 150 },
	{ synchronous: 'OFF', checkpoint: 20, votes: 60, states: 150 },
] as const;

for (const campaign of campaigns) {
	const { synchronous, votes, states } = campaign;
	const outcome = { well: 'loses nothing', NORMAL: 'loses votes, as it must', OFF: 'breaks the database, as it must' }[
		synchronous
	];
	test(`${synchronous === 'well' ? 'FULL' : synchronous}: a power cut at ${states} moments among ${votes} votes ${outcome}`, async () => {
		test.setTimeout(isRelease ? 3_600_000 : 300_000);
		const found = await cutPower(campaign);
		console.log(`${states} states: ${JSON.stringify(found)}`);
		if (synchronous === 'NORMAL') return expect(found.lost).toBeGreaterThan(0);
		if (synchronous === 'OFF') return expect(found.corrupt).toBeGreaterThan(0);
		expect(found).toMatchObject({ lost: 0, double: 0, corrupt: 0, torn: 0, lostFromJournal: 0 });
		expect(found).toMatchObject({ answered: votes, isClosed: true });
		expect(found.checkpoints).toBeGreaterThan(0);
		expect(found.cutWhileClosing).toBeGreaterThan(states / 20);
	});
}

async function cutPower({ synchronous, checkpoint, votes, states }: (typeof campaigns)[number]) {
	const folder = mkdtempSync(join(tmpdir(), 'power-'));
	const [disk, trace, journal] = ['disk', 'trace', 'journal'].map((name) => join(folder, name)) as [
		string,
		string,
		string,
	];
	const shelf = fleetingFolder('crash-');
	mkdirSync(journal);
	writeFileSync(disk, 'well');
	const preload = `--import ${join(import.meta.dirname, 'bad-disk.mjs')}`;
	const settings = {
		BAD_DISK: disk,
		NODE_OPTIONS: preload,
		JOURNAL_DIR: journal,
		LOG_LEVEL: 'silent',
		CHECKPOINT: String(checkpoint),
	};
	const house = await openHouse({ seeds: [[slug, '--phase', 'open', '--cards', '0']], settings });
	try {
		const acts = admit(house, slug, votes);
		await endServer(house);
		const isOurs = (path: string) => path.startsWith(house.database) || path.startsWith(journal);
		const begin = new Map([[house.database, readFileSync(house.database)]]);
		writeFileSync(disk, synchronous);
		const stop = await startTraced(house, trace);
		await new Promise((later) => setTimeout(later, 200)); // until the disk is what it is to be
		const receipts = await atATime(
			12,
			acts.map((act) => () => castUntilAnswered(house, act)),
		);
		expect(receipts.filter((receipt) => !/^\d+-/.test(receipt))).toEqual([]);
		await closeTogether(house);
		await stop();
		return replay(house, await readTrace(trace, isOurs), { begin, states, folder: shelf });
	} finally {
		house.close();
		rmSync(shelf, { recursive: true, force: true });
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Bo and Asta close the poll when its hours are over. */
async function closeTogether(house: House): Promise<void> {
	const closesAt = inside(house, (db) => db.prepare('SELECT closes_at FROM rounds WHERE id = ?').pluck().get(slug));
	house.setClock(new Date(Number(closesAt)).toISOString());
	const send = (path: string, form: Record<string, string>, cookie = '') => {
		const headers = { origin: house.origin, cookie };
		return fetch(house.origin + path, { method: 'POST', headers, body: new URLSearchParams(form), redirect: 'manual' });
	};
	const entered = await send('/login?/demo', { person: 'demo-bo' });
	const session = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
	const second = { second_email: 'asta@demo.example', second_password: 'tag-en-kop-kaffe' };
	const closed = await send(`/work/${slug}/poll?/close`, second, session);
	expect([closed.status, closed.headers.get('location')]).toEqual([303, `/work/${slug}/poll`]);
}

/** Ends the server of a house and leaves one whole file. */
async function endServer(house: House): Promise<void> {
	house.kill();
	await new Promise((later) => setTimeout(later, 200));
	const db = new Database(house.database);
	db.pragma('wal_checkpoint(TRUNCATE)');
	db.close();
}

type Setting = { readonly begin: ReadonlyMap<string, Buffer>; readonly states: number; readonly folder: string };

function replay(house: House, events: readonly Event[], { begin, states, folder }: Setting) {
	const roll = randomFrom(1);
	const first = events.findIndex((event) => castIdIn(house, event) !== undefined) - 40;
	const lastVote = events.findLastIndex((event) => castIdIn(house, event) !== undefined);
	const between = (from: number) => from + Math.floor(roll() * (events.length - from));
	const moments = Array.from({ length: states }, (_, at) => between(at % 10 ? Math.max(0, first) : lastVote)).sort(
		(one, other) => one - other,
	);
	const disk = openDisk(begin);
	const told = { answered: new Set<string>(), isClosed: false };
	const found = { answered: 0, lost: 0, double: 0, corrupt: 0, torn: 0, lostFromJournal: 0 };
	let next = 0;
	for (const [at, event] of events.entries()) {
		for (; moments[next] === at; next += 1) {
			const files = disk.afterPowerCut(remainders[next % remainders.length] ?? 'nothing', roll);
			inspect(files, told, house, folder, found);
		}
		disk.happen(event);
		const castId = castIdIn(house, event);
		if (castId !== undefined) told.answered.add(castId);
		if (event.kind === 'sent' && event.text.includes(`location: /work/${slug}/poll\r\n`)) told.isClosed = true;
	}
	const checkpoints = events.filter((event) => event.kind === 'sync' && event.path === house.database).length;
	const cutWhileClosing = moments.filter((moment) => moment > lastVote).length;
	return { ...found, answered: told.answered.size, isClosed: told.isClosed, checkpoints, cutWhileClosing };
}

/** The act of casting that an answer to a phone gives a receipt for. */
function castIdIn(house: House, event: Event): string | undefined {
	const pass = event.kind === 'sent' ? /stem=([\w-]+)/.exec(event.text)?.[1] : undefined;
	const done = pass === undefined ? undefined : insideOf(house, pass)?.done;
	return done?.castId;
}

/** What phones and the two people at the desk have been answered so far. */
type Told = { readonly answered: ReadonlySet<string>; readonly isClosed: boolean };

type Found = { lost: number; double: number; corrupt: number; torn: number; lostFromJournal: number };

/** Opens what is on the disk, and counts what is missing of what has been answered. */
function inspect(
	files: ReadonlyMap<string, Buffer>,
	{ answered, isClosed }: Told,
	house: House,
	folder: string,
	found: Found,
): void {
	const copy = join(folder, 'after.db');
	for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
	for (const end of ['', '-wal']) {
		const bytes = files.get(house.database + end);
		if (bytes) writeFileSync(copy + end, bytes);
	}
	try {
		const db = new Database(copy);
		const sound = db.pragma('integrity_check', { simple: true }) === 'ok';
		const kept = db.prepare('SELECT lower(hex(cast_id)) FROM envelopes').pluck().all() as string[];
		const cards = Number(db.prepare('SELECT count(DISTINCT pub) FROM envelopes').pluck().get());
		const poll = pollIn(db, slug);
		db.close();
		const inBox = new Set(kept);
		if (!sound) found.corrupt += 1;
		if (cards !== kept.length) found.double += 1;
		if ([...answered].some((castId) => !inBox.has(castId)) || (isClosed && !poll.isClosed)) found.lost += 1;
		if (!poll.isWhole) found.torn += 1;
	} catch {
		found.corrupt += 1;
	}
	const journals = [...files]
		.filter(([path]) => path.endsWith('.journal'))
		.map(([, bytes]) => bytes.toString('latin1'));
	if ([...answered].some((castId) => !journals.some((text) => text.includes(castId)))) found.lostFromJournal += 1;
}
