import Database from 'better-sqlite3';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boxKeyFrom, unseal } from '../../src/lib/ballotbox/seal.ts';
import { id, type RoundId } from '../../src/lib/domain/ids.ts';
import { openDatabase } from '../../src/lib/server/db/database.ts';
import { findOpeningKey, logKey } from '../../src/lib/server/keys/key-folder.ts';
import { openBox } from '../../src/lib/server/poll/open-twice.ts';
import { closePoll } from '../../src/lib/server/store/poll-hours.ts';
import { inside } from '../booth.ts';
import { admit, castUntilAnswered, type Act } from '../electorate.ts';
import { expect, openHouse, test, type House } from '../house.ts';
import { randomFrom } from '../random.ts';

// Who has the disk must not learn who chose what. A thief takes everything on it at six moments (database, WAL,
// journal, backup, log), knows the order in which people stood in the queue, and guesses each choice. The same
// thief at a naive schema, and with the folder of keys, must succeed.

const isRelease = Boolean(process.env.RELEASE);
const voters = isRelease ? 1000 : 200;
const ideas = 6;
const slug = 'bolbro-2014';
const round = id<RoundId>(slug);

/** For each voter, in the order of the queue, the idea that the thief thinks was chosen; 0 where there is no guess. */
type Guess = readonly number[];

test(`of ${voters} votes a thief of the disk, at six moments, guesses no more than chance`, async () => {
	test.setTimeout(isRelease ? 1_800_000 : 240_000);
	const folder = mkdtempSync(join(tmpdir(), 'thief-'));
	const journalDir = join(folder, 'journal');
	mkdirSync(journalDir);
	const seeds = [[slug, '--phase', 'open', '--cards', '0']];
	const house = await openHouse({ seeds, settings: { JOURNAL_DIR: journalDir } });
	try {
		makeReal(house);
		const acts = shuffled(admit(house, slug, voters, ideas));
		const loots = new Map<string, string>();
		const steal = (moment: string) => loots.set(moment, steals(house, journalDir, join(folder, String(loots.size))));
		for (const [at, act] of acts.entries()) {
			await castUntilAnswered(house, act);
			if (at === 0) steal('after the first vote');
			if (at === voters / 2) steal('halfway');
		}
		steal('after the last vote');
		house.run('backup.ts', join(house.dataDir, 'backup.db'));
		steal('with the backup');

		expect(score(withKeys(house, acts), acts)).toBe(voters);
		expect(await (await fetch(`${house.origin}/security`)).text()).toContain('altså hele maskinen');

		rmSync(join(house.dataDir, 'backup.db'));
		await closeAndOpen(house, journalDir);
		steal('after the box was opened');
		const sealed = sealedIn(loots.get('with the backup') ?? '');
		house.kill();
		steal('after the machine was switched off');

		let most = 0;
		for (const [moment, loot] of loots) {
			for (const [attack, guess] of attacksOn(loot, acts)) {
				most = Math.max(most, score(guess, acts));
				expect(score(guess, acts), `${moment}: ${attack}`).toBeLessThanOrEqual(chance);
			}
			const texts = filesIn(loot).map((path) => readFileSync(path));
			const isOpened = moment.includes('opened') || moment.includes('off');
			expect(texts.some((text) => text.includes('"choices":['))).toBe(false);
			if (isOpened) expect(sealed.filter((one) => texts.some((text) => text.includes(one)))).toEqual([]);
		}
		console.log(`best guess ${most} of ${voters}; chance ${voters / ideas}, at most ${chance.toFixed(0)}`);
	} finally {
		house.close();
		rmSync(folder, { recursive: true, force: true });
	}
});

test('the same thief reads every vote of a naive schema', () => {
	const home = mkdtempSync(join(tmpdir(), 'naive-'));
	const db = new Database(join(home, 'naive.db'));
	db.pragma('journal_mode = WAL');
	db.exec('CREATE TABLE roll (voter INTEGER PRIMARY KEY)');
	db.exec('CREATE TABLE ballots (id BLOB PRIMARY KEY, choice INTEGER) WITHOUT ROWID');
	const choices = Array.from({ length: voters }, (_, at) => ((at * 7) % ideas) + 1);
	const known = new Set<string>();
	const guess = choices.map((choice, voter) => {
		db.transaction(() => {
			db.prepare('INSERT INTO roll VALUES (?)').run(voter);
			db.prepare('INSERT INTO ballots VALUES (randomblob(16), ?)').run(choice);
		})();
		// the WAL tells one commit from the next: what is new in it is of who came next
		const rows = db.prepare('SELECT hex(id) AS name, choice FROM ballots').all() as { name: string; choice: number }[];
		const found = rows.find(({ name }) => !known.has(name));
		known.add(found?.name ?? '');
		return found?.choice ?? 0;
	});
	db.close();
	rmSync(home, { recursive: true });
	expect(guess).toEqual(choices);
});

/** A demo keeps its envelopes after the count; what is promised is promised for real rounds. */
function makeReal({ database }: House): void {
	const db = new Database(database);
	db.exec('DROP TRIGGER rounds_demo_stays_demo');
	db.prepare('UPDATE rounds SET is_demo = 0 WHERE id = ?').run(round);
	db.close();
}

/** Copies everything but the keys, and what the server has printed. */
function steals(house: House, journalDir: string, loot: string): string {
	cpSync(house.dataDir, join(loot, 'data'), { recursive: true });
	if (existsSync(journalDir)) cpSync(journalDir, join(loot, 'journal'), { recursive: true });
	writeFileSync(join(loot, 'log'), house.log());
	return loot;
}

/** Every way in which the thief guesses from what was taken: by features of an envelope, by the order of the board. */
function attacksOn(loot: string, acts: readonly Act[]): [string, Guess][] {
	return filesIn(loot)
		.filter((path) => path.endsWith('.db'))
		.flatMap((path): [string, Guess][] => {
			const db = new Database(path);
			const rows = db.prepare('SELECT lower(hex(pub)) AS pub, sealed FROM envelopes ORDER BY rowid').all() as Row[];
			const board = db.prepare('SELECT choices FROM board ORDER BY rank').pluck().all() as string[];
			db.close();
			const sealed = new Map(rows.map((row) => [row.pub, row.sealed]));
			const byFeature = features.map(([name, feature]): [string, Guess] => [
				`${name} in ${path.slice(loot.length)}`,
				acts.map(({ pub }) => (sealed.has(pub) ? (feature(sealed.get(pub)!) % ideas) + 1 : 0)),
			]);
			const chosen = board.map((choices) => (JSON.parse(choices) as number[])[0] ?? 0);
			return [...byFeature, ['place on the board', chosen], ['place on the board, from behind', chosen.toReversed()]];
		});
}

type Row = { readonly pub: string; readonly sealed: Buffer };

const features: readonly [string, (sealed: Buffer) => number][] = [
	['length', (sealed) => sealed.length],
	['first byte', (sealed) => sealed[0] ?? 0],
	['first byte of the ballot', (sealed) => sealed[32] ?? 0],
	['last byte', (sealed) => sealed.at(-1) ?? 0],
	['sum of bytes', (sealed) => sealed.reduce((sum, byte) => sum + byte, 0)],
];

/** What whoever has the folder of keys beside the database reads, while the box has not been opened. */
function withKeys(house: House, acts: readonly Act[]): Guess {
	const box = boxKeyFrom(findOpeningKey(house.keyDir, round) ?? new Uint8Array());
	const sealed = inside(house, (db) =>
		db.prepare('SELECT lower(hex(pub)) AS pub, sealed FROM envelopes').all(),
	) as Row[];
	const byCard = new Map(sealed.map((row) => [row.pub, row.sealed]));
	return acts.map(({ pub }) => {
		const text = unseal(byCard.get(pub) ?? Buffer.alloc(0), box, round);
		return text.ok ? Number(/"choices":\[(\d+)/.exec(text.value)?.[1]) : 0;
	});
}

async function closeAndOpen(house: House, journalDir: string): Promise<void> {
	const db = openDatabase(house.database);
	const closesAt = Number(db.$client.prepare('SELECT closes_at FROM rounds WHERE id = ?').pluck().get(round));
	const by = { actor: 'demo-asta', witness: 'demo-bo', now: closesAt };
	expect(await closePoll(db, { round, logKey: logKey(house.keyDir) }, by)).toEqual({ ok: true, value: null });
	const before = { ...process.env };
	Object.assign(process.env, { DATA_DIR: house.dataDir, KEY_DIR: house.keyDir }); // for the processes that open the box
	const opened = await openBox(db, { keyDir: house.keyDir, journalDir }, round, by);
	process.env = before;
	expect(opened).toMatchObject({ ok: true });
	db.$client.close();
}

function sealedIn(loot: string): Buffer[] {
	const db = new Database(join(loot, 'data/medbestem.db'));
	const sealed = db.prepare('SELECT sealed FROM envelopes').pluck().all() as Buffer[];
	db.close();
	expect(sealed).toHaveLength(voters);
	return sealed.map((bytes) => bytes.subarray(0, 48));
}

function filesIn(folder: string): string[] {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function shuffled(acts: readonly Act[]): Act[] {
	const roll = randomFrom(14);
	return acts
		.map((act) => ({ act, key: roll() }))
		.sort((one, other) => one.key - other.key)
		.map(({ act }) => act);
}

function score(guess: Guess, acts: readonly Act[]): number {
	return acts.filter(({ idea }, at) => guess[at] === idea).length;
}

/** What guessing alone hits, and four and a half standard deviations: one run in a hundred thousand goes beyond. */
const chance = voters / ideas + 4.5 * Math.sqrt((voters / ideas) * (1 - 1 / ideas));
