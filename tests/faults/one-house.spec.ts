import Database from 'better-sqlite3';
import { execFile, execFileSync } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { id, type RoundId } from '../../src/lib/domain/ids.ts';
import { openDatabase } from '../../src/lib/server/db/database.ts';
import { logKey } from '../../src/lib/server/keys/key-folder.ts';
import { logIncidentOf } from '../../src/lib/server/poll/watch-logs.ts';
import { closePoll } from '../../src/lib/server/store/poll-hours.ts';
import { atATime, inside } from '../booth.ts';
import { admit, boxOf, castUntilAnswered, losses, said, send, type Act } from '../electorate.ts';
import { expect, openHouse, test, type House } from '../house.ts';
import { openBadRoad } from './bad-road.ts';
import { pollIn } from './poll-in.ts';
import { randomFrom } from '../random.ts';

// One house, and everything that can befall it: a bad network, a full disk, a lost journal, kills, a lost database,
// the instant of closing. Each test brings its own voters. RELEASE=1 does each many more times.

const isRelease = Boolean(process.env.RELEASE);
const slug = 'bolbro-2014';
const closing = 'lodtraekning';
const folder = mkdtempSync(join(tmpdir(), 'bad-days-'));
const disk = join(folder, 'disk');
const journalDir = join(folder, 'journal');
let house: House;

test.describe.configure({ mode: 'default', timeout: isRelease ? 3_600_000 : 180_000 });

test.beforeAll(async () => {
	test.setTimeout(300_000);
	mkdirSync(journalDir);
	writeFileSync(disk, 'well');
	house = await openHouse({
		seeds: [[slug, '--phase', 'open', '--cards', '0']],
		settings: {
			JOURNAL_DIR: journalDir,
			BAD_DISK: disk,
			NODE_OPTIONS: `--import ${join(import.meta.dirname, 'bad-disk.mjs')}`,
		},
	});
});
test.afterAll(() => {
	house?.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Sends every act until it is answered, so many at a time; answers with what each was told. */
async function castAll(house: House, acts: readonly Act[], together: number): Promise<Map<Act, string>> {
	const told = await atATime(
		together,
		acts.map((act) => () => castUntilAnswered(house, act)),
	);
	return new Map(acts.map((act, at) => [act, told[at] ?? '']));
}

const nothing = { lost: 0, double: 0, wrong: 0 };

const casts = isRelease ? 10_000 : 500;
test(`${casts} votes over a road that loses 30 % and doubles 20 % are each in the box once, and each receipt is true`, async () => {
	const road = await openBadRoad(Number(new URL(house.origin).port), randomFrom(7), 0.3);
	const acts = admit(house, slug, casts);
	const roads = `http://localhost:${road.port}`;
	const receipts = await castOver(acts, roads);
	road.close();
	expect([...receipts.values()].filter((receipt) => !/^\d+-/.test(receipt))).toEqual([]);
	expect(losses(house, receipts)).toEqual(nothing);
});

/** The road has another port, but the forms still say where they come from. */
async function castOver(acts: readonly Act[], road: string): Promise<Map<Act, string>> {
	const told = await atATime(
		16,
		acts.map((act) => () => persistOver(act, road)),
	);
	return new Map(acts.map((act, at) => [act, told[at] ?? '']));
}

async function persistOver(act: Act, road: string): Promise<string> {
	const form = new URLSearchParams({ cast_id: act.castId });
	const headers = { origin: house.origin, cookie: `stem=${act.pass}`, connection: 'close' };
	for (let turn = 0; turn < 200; turn += 1) {
		const path = `${road}/stem/tjek-valg`;
		const answer = await fetch(path, { method: 'POST', body: form, headers, redirect: 'manual' }).catch(
			() => undefined,
		);
		const pass = /(?:^|, )stem=([^;]*)/.exec(answer?.headers.get('set-cookie') ?? '')?.[1];
		if (answer?.status === 303) return said(house, { status: 303, to: '', page: '', pass, pause: 0 });
		await new Promise((later) => setTimeout(later, 20));
	}
	return 'never answered';
}

const copies = isRelease ? 500 : 4;
test(`${copies} backups taken while people vote are whole, and no torn or older copy passes for one`, async () => {
	const receipts = new Map<Act, string>();
	let isOver = false;
	const voters = Array.from({ length: 4 }, async () => {
		while (!isOver) {
			for (const act of admit(house, slug, 20)) {
				receipts.set(act, await castUntilAnswered(house, act));
				await new Promise((later) => setTimeout(later, 100));
				if (isOver) return;
			}
		}
	});
	const found = { whole: 0, torn: 0, older: 0 };
	const look = (file: string, before: readonly Act[]) => {
		const seen = soundnessOf(file, before);
		found[seen] += 1;
		return seen;
	};
	for (let copy = 0; copy < copies; copy += 1) {
		const [whole, torn] = [join(folder, 'copy.db'), join(folder, 'torn.db')];
		const before = [...receipts.keys()];
		await promisify(execFile)(process.execPath, [backupProgram, whole], { env: house.env });
		expect(look(whole, before)).toBe('whole');

		const also = [...receipts.keys()];
		for (const end of ['', '-wal', '-shm']) rmSync(torn + end, { force: true });
		copyFileSync(house.database, torn);
		await new Promise((later) => setTimeout(later, copy % 50));
		copyFileSync(`${house.database}-wal`, `${torn}-wal`);
		if (look(torn, also) === 'older') expect(isNoticed(torn)).toBe(true);
	}
	isOver = true;
	await Promise.all(voters);
	console.log(`${receipts.size} votes beside ${copies} backups and as many torn copies: ${JSON.stringify(found)}`);
	expect(losses(house, receipts)).toEqual(nothing);
});

/** Whether the journal tells of a copy that it is older: so does the server at its start, and `npm run restore`. */
function isNoticed(file: string): boolean {
	const db = openDatabase(file);
	const incident = logIncidentOf(db, { keyDir: house.keyDir, journalDir }, id<RoundId>(slug));
	db.$client.close();
	return incident?.reason === 'log_cut_off';
}

const backupProgram = join(import.meta.dirname, '../../src/cli/backup.ts');

/** Whether a copy is whole, or can be seen not to be; `older`: it is whole, without votes that had been answered. */
function soundnessOf(file: string, answered: readonly Act[]): 'whole' | 'torn' | 'older' {
	try {
		const db = new Database(file);
		const sound = db.pragma('integrity_check', { simple: true }) === 'ok' && pollIn(db, slug).isWhole;
		const kept = new Set(db.prepare('SELECT lower(hex(cast_id)) FROM envelopes').pluck().all());
		db.close();
		if (!sound) return 'torn';
		return answered.every(({ castId }) => kept.has(castId)) ? 'whole' : 'older';
	} catch {
		return 'torn';
	}
}

const rounds = isRelease ? 50 : 1;
for (const state of ['full', 'read-only'] as const) {
	test(`a disk that is ${state} gives no receipt and keeps no vote, and the same act is taken when it is well`, async () => {
		for (let round = 0; round < rounds; round += 1) {
			const acts = admit(house, slug, 12);
			await setDisk(state);
			const refused = await Promise.all(acts.map((act) => send(house.origin, act)));
			const statuses = new Set(refused.map(({ status }) => status));
			if (state === 'read-only') expect([...statuses]).toEqual([503]);
			else expect(statuses.has(503)).toBe(true); // a full file still has some room inside
			expect(refused.find(({ status }) => status === 503)?.page).toContain('Din stemme er ikke sendt endnu.');
			const receipts = new Map(acts.map((act, at) => [act, said(house, refused[at]!)]));
			const kept = new Map([...receipts].filter(([, receipt]) => /^\d+-/.test(receipt)));
			expect(losses(house, kept)).toEqual(nothing);
			const box = boxOf(house);
			for (const [act] of [...receipts].filter(([one]) => !kept.has(one))) expect(box.has(act.pub)).toBe(false);
			if (state === 'read-only') expect((await fetch(`${house.origin}/healthz`)).status).toBe(503);

			await setDisk('well');
			expect(losses(house, await castAll(house, acts, 4))).toEqual(nothing);
		}
	});
}

async function setDisk(state: string): Promise<void> {
	writeFileSync(disk, state);
	const heard = () => [...house.log().matchAll(/the disk is (full|read-only|well)/g)].at(-1)?.[1];
	await expect.poll(heard, { timeout: 60_000 }).toBe(state);
}

test('without its journal the vote goes on, says that there is one copy, and fills the journal when it is back', async () => {
	const health = async () => ((await (await fetch(`${house.origin}/healthz`)).json()) as { journal: string }).journal;
	for (let round = 0; round < rounds * 2; round += 1) {
		expect(await health()).toBe('ok');
		renameSync(journalDir, `${journalDir}-away`);
		const alone = await castAll(house, admit(house, slug, 10), 5);
		expect(losses(house, alone)).toEqual(nothing);
		expect(await health()).toBe('single copy');
		const alarms = inside(house, (db) => db.prepare(`SELECT 1 FROM audit_log WHERE action = 'one_copy'`).all());
		expect(alarms).toHaveLength(round + 1);

		renameSync(`${journalDir}-away`, journalDir);
		const again = await castAll(house, admit(house, slug, 2), 1);
		expect(await health()).toBe('ok');
		const journal = readdirSync(journalDir).find((name) => name.startsWith(slug) && name.endsWith('.journal'));
		const kept = readFileSync(join(journalDir, journal ?? ''), 'utf8');
		for (const { castId } of [...alone.keys(), ...again.keys()]) expect(kept).toContain(castId);
	}
});

const kills = isRelease ? 500 : 20;
test(`a server killed ${kills} times under load loses no vote, counts none twice, and gives the same receipt again`, async () => {
	const acts = admit(house, slug, kills * 40);
	const receipts = new Map<Act, string>();
	let next = 0;
	let isOver = false;
	const voters = Array.from({ length: 10 }, async () => {
		for (let at = next++; at < acts.length && !isOver; at = next++) {
			const act = acts[at]!;
			receipts.set(act, await patiently(act));
			await new Promise((later) => setTimeout(later, 100));
		}
	});
	for (let kill = 0; kill < kills; kill += 1) {
		await new Promise((later) => setTimeout(later, 200 + (kill % 7) * 45));
		house.kill();
		await house.restart();
	}
	isOver = true;
	await Promise.all(voters);

	console.log(`${receipts.size} votes while the server was killed ${kills} times`);
	expect(receipts.size).toBeGreaterThan(kills * 3);
	expect([...receipts.values()].filter((receipt) => !/^\d+-/.test(receipt))).toEqual([]);
	expect(losses(house, receipts)).toEqual(nothing);
	for (const [act, receipt] of [...receipts].slice(-25)) expect(await castUntilAnswered(house, act)).toBe(receipt);
});

async function patiently(act: Act): Promise<string> {
	for (;;) {
		const answer = await send(house.origin, act).catch(() => undefined); // nobody is there
		if (answer?.status === 303) return said(house, answer);
		await new Promise((later) => setTimeout(later, 50));
	}
}

const drills = isRelease ? 100 : 1;
test(`after a lost disk the newest backup and the journal give every answered vote again (${drills} drills)`, async () => {
	const roll = randomFrom(23);
	for (let drill = 0; drill < drills; drill += 1) {
		const file = join(folder, `backup-${drill}.db`);
		const receipts = await castAll(house, admit(house, slug, 1 + Math.floor(roll() * 20)), 4);
		const late = admit(house, slug, 1 + Math.floor(roll() * 20));
		const backedUp = house.run('backup.ts', file);
		expect(backedUp).toContain('The keys are not in it');
		for (const key of readdirSync(house.keyDir).filter((name) => name.endsWith('.key'))) {
			const secret = readFileSync(join(house.keyDir, key), 'ascii').trim();
			const copy = readFileSync(file);
			for (const form of [secret, Buffer.from(secret, 'hex')]) expect(copy.includes(form), key).toBe(false);
		}
		for (const [act, receipt] of await castAll(house, late, 4)) receipts.set(act, receipt);
		const head = () => inside(house, (db) => db.prepare('SELECT round_id, max(idx) FROM leaves GROUP BY 1').all());
		const before = head();

		if (drill === 0) expect(() => house.run('restore.ts', file)).toThrow('The server is running.');
		house.kill();
		await expect.poll(() => existsSync(`/proc/${house.pid()}`)).toBe(false);
		if (drill === 0) {
			expect(() => restoreWithoutJournal(file)).toThrow(/is older than the ballot box .* Nothing was changed/);
		}
		rmSync(house.dataDir, { recursive: true });
		console.log(house.run('restore.ts', file).split('\n')[0]);
		await house.restart();
		expect(losses(house, receipts)).toEqual(nothing);
		expect(head()).toEqual(before);
		expect(losses(house, await castAll(house, admit(house, slug, 3), 1))).toEqual(nothing);
	}
});

function restoreWithoutJournal(file: string): void {
	const { JOURNAL_DIR: _, ...env } = house.env;
	execFileSync(process.execPath, [join(import.meta.dirname, '../../src/cli/restore.ts'), file], { env, stdio: 'pipe' });
}

test('a box that is shorter than what was seen of it takes no vote, and says so to voters and staff', async () => {
	const [waiting] = admit(house, slug, 1);
	const aside = join(folder, 'older.db');
	house.run('backup.ts', aside);
	await castAll(house, admit(house, slug, 3), 1);
	const whole = join(folder, 'whole.db');
	house.run('backup.ts', whole);
	house.kill();
	await expect.poll(() => existsSync(`/proc/${house.pid()}`)).toBe(false);
	for (const end of ['', '-wal', '-shm']) rmSync(house.database + end, { force: true });
	writeFileSync(house.database, readFileSync(aside));
	await house.restart();

	const states = () =>
		inside(house, (db) => db.prepare('SELECT poll_state FROM rounds WHERE slug = ?').pluck().get(slug));
	expect(states()).toBe('incident');
	expect(said(house, await send(house.origin, waiting!))).toBe('poll_paused');

	house.kill();
	await expect.poll(() => existsSync(`/proc/${house.pid()}`)).toBe(false);
	house.run('restore.ts', whole);
	await house.restart();
	expect(states()).toBe('open');
	expect(await castUntilAnswered(house, waiting!)).toMatch(/^\d+-/);
});

const closings = isRelease ? 50 : 1;
test(`of 500 votes across the instant of closing each is in the final head or refused (${closings} times)`, async () => {
	for (let turn = 0; turn < closings; turn += 1) await closeAcross(); // a poll closes once: each turn has a house
});

async function closeAcross(): Promise<void> {
	const house = await openHouse({ seeds: [['tie', '--phase', 'open', '--cards', '0']] });
	const round = id<RoundId>(closing);
	const closesAt = Number(
		inside(house, (db) => db.prepare('SELECT closes_at FROM rounds WHERE id = ?').pluck().get(round)),
	);
	house.setClock(new Date(closesAt - 1000).toISOString());
	const acts = admit(house, closing, 500);
	const voting = castAll(house, acts, 16);
	await expect
		.poll(() => [...boxOf(house).keys()].filter((pub) => acts.some((act) => act.pub === pub)).length)
		.toBeGreaterThan(100);
	house.setClock(new Date(closesAt).toISOString());
	const db = openDatabase(house.database);
	const by = { actor: 'demo-asta', witness: 'demo-bo', now: closesAt };
	expect(await closePoll(db, { round, logKey: logKey(house.keyDir) }, by)).toEqual({ ok: true, value: null });
	db.$client.close();

	const told = await voting;
	const receipts = new Map([...told].filter(([, receipt]) => /^\d+-/.test(receipt)));
	const refused = [...told.values()].filter((receipt) => receipt === 'poll_closed').length;
	const size = Number(
		inside(house, (db) => db.prepare('SELECT max(size) FROM heads WHERE round_id = ?').pluck().get(round)),
	);
	console.log(`${receipts.size} in the head of ${size} leaves, ${refused} refused`);
	expect([...told.values()].filter((one) => one !== 'poll_closed' && !/^\d+-/.test(one))).toEqual([]);
	expect(refused).toBeGreaterThan(0);
	expect(losses(house, receipts)).toEqual(nothing);
	const last = Math.max(...[...receipts.values()].map((receipt) => Number(receipt.split('-')[0])));
	expect(last).toBeLessThan(size);
	const inBox = [...boxOf(house).keys()].filter((pub) => acts.some((act) => act.pub === pub));
	expect(inBox).toHaveLength(receipts.size);
	house.close();
}
