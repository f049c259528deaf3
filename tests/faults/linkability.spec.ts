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
import { choicesText } from '../../src/lib/domain/voting/ballot-text.ts';
import type { Mark } from '../../src/lib/domain/voting/ballot.ts';
import { inside } from '../booth.ts';
import { admit, castUntilAnswered, type Act } from '../electorate.ts';
import { loadFormatRounds, slugOfFormat } from '../format-rounds.ts';
import { expect, openHouse, test, type House } from '../house.ts';
import { randomFrom } from '../random.ts';

// Who has the disk must not learn who chose what. A thief takes everything on it at six moments (database, WAL,
// journal, backup, log), knows the order in which people stood in the queue and which ballots there are, all of them
// different, and guesses whose is whose. The same thief at a naive schema, and with the folder of keys, must succeed.

const isRelease = Boolean(process.env.RELEASE);
const voters = isRelease ? 1000 : 200;
const slug = slugOfFormat('points');
const round = id<RoundId>(slug);

/** For each voter, in the order of the queue, the choices that the thief thinks are theirs; '' where there is no guess. */
type Guess = readonly string[];

/** By chance one guess is right, whatever the number of voters; with so many, one run in thousands goes beyond. */
const chance = isRelease ? 5 : 8;

test(`of ${voters} votes, no two alike, a thief of the disk links no more than chance at six moments`, async () => {
	test.setTimeout(isRelease ? 1_800_000 : 240_000);
	const folder = mkdtempSync(join(tmpdir(), 'thief-'));
	const journalDir = join(folder, 'journal');
	mkdirSync(journalDir);
	const house = await openHouse({
		seeds: [['bolbro-2014', '--phase', 'ideas']],
		settings: { JOURNAL_DIR: journalDir },
	});
	try {
		await loadFormatRounds(house);
		makeReal(house);
		const acts = shuffled(admit(house, slug, voters, ownMarks));
		const ballots = acts.map(({ choices }) => choices).sort();
		expect(new Set(ballots).size).toBe(voters);
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
		expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
		house.kill();
		steal('after the machine was switched off');

		let [most, steepest, attacks] = [0, 0, 0];
		for (const [moment, loot] of loots) {
			const bytes = filesIn(loot).map((path) => readFileSync(path));
			const isOpened = moment.includes('opened') || moment.includes('off');
			for (const [attack, guess] of attacksOn(loot, acts, ballots)) {
				attacks += 1;
				most = Math.max(most, score(guess, acts));
				expect(score(guess, acts), `${moment}: ${attack}`).toBeLessThanOrEqual(chance);
			}
			const tau = Math.max(...filesIn(loot).map((path) => Math.abs(orderIn(readFileSync(path), acts))));
			steepest = Math.max(steepest, tau);
			expect(tau, moment).toBeLessThan(steep);
			expect(bytes.some((text) => text.includes('"choices":['))).toBe(false);
			if (isOpened) {
				const starts = sealed.map((one) => one.subarray(0, 48));
				expect(starts.filter((one) => bytes.some((text) => text.includes(one)))).toEqual([]);
			} else {
				const long = acts.map(({ choices }) => choices).filter(({ length }) => length > 16); // others occur by chance
				const plain = long.flatMap((text) => [text, Buffer.from(text).toString('base64').slice(0, -4)]);
				expect(plain.length).toBeGreaterThan(voters);
				expect(plain.filter((one) => bytes.some((text) => text.includes(one)))).toEqual([]);
			}
		}
		console.log(
			`${attacks} attacks: at most ${most} of ${voters} linked (chance 1); order within ${steepest.toFixed(3)}`,
		);
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
	db.exec('CREATE TABLE ballots (id BLOB PRIMARY KEY, choices TEXT) WITHOUT ROWID');
	const own = Array.from({ length: voters }, (_, at) => choicesText(ownMarks(at)));
	const known = new Set<string>();
	const guess = own.map((choices, voter) => {
		db.transaction(() => {
			db.prepare('INSERT INTO roll VALUES (?)').run(voter);
			db.prepare('INSERT INTO ballots VALUES (randomblob(16), ?)').run(choices);
		})();
		// the WAL tells one commit from the next: what is new in it is of who came next
		const rows = db.prepare('SELECT hex(id) AS name, choices FROM ballots').all() as Record<
			'name' | 'choices',
			string
		>[];
		const found = rows.find(({ name }) => !known.has(name));
		known.add(found?.name ?? '');
		return found?.choices;
	});
	db.close();
	rmSync(home, { recursive: true });
	expect(guess).toEqual(own);
});

test('the order of the queue is seen in a file that keeps it', () => {
	const acts = Array.from({ length: voters }, (_, at) => ({ choices: choicesText(ownMarks(at)) }));
	const kept = acts.map(({ choices }) => choices).join('\n');
	expect(orderIn(Buffer.from(kept), acts)).toBe(1);
	expect(
		orderIn(
			Buffer.from(
				acts
					.map(({ choices }) => choices)
					.toReversed()
					.join(' '),
			),
			acts,
		),
	).toBe(-1);
});

/** A ballot that nobody else casts: the digits of a number that is the voter's own, as points on six ideas. */
function ownMarks(voter: number): Mark[] {
	const own = 6 ** 5 + voter * 37; // six digits, none of them common to all
	return [0, 1, 2, 3, 4, 5]
		.map((place) => ({ idea: place + 1, marks: Math.floor(own / 6 ** place) % 6 }))
		.filter(({ marks }) => marks > 0);
}

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

/**
 * Every way in which the thief guesses from what was taken: the envelopes in the order of a feature, the board in its
 * own, each beside the ballots or the queue, from the front and from behind.
 */
function attacksOn(loot: string, acts: readonly Act[], ballots: readonly string[]): [string, Guess][] {
	return filesIn(loot)
		.filter((path) => path.endsWith('.db'))
		.flatMap((path): [string, Guess][] => {
			const db = new Database(path);
			const rows = db
				.prepare('SELECT lower(hex(pub)) AS pub, sealed FROM envelopes WHERE round_id = ? ORDER BY rowid')
				.all(round) as Row[];
			const board = db.prepare('SELECT choices FROM board ORDER BY rank').pluck().all() as string[];
			db.close();
			const byFeature = features.map(([name, feature]): [string, Guess] => {
				const inOrder = rows.toSorted((one, other) => feature(one.sealed) - feature(other.sealed));
				const places = new Map(inOrder.map(({ pub }, at) => [pub, ballots[at] ?? '']));
				return [name, acts.map(({ pub }) => places.get(pub) ?? '')];
			});
			const guesses: [string, Guess][] = [...byFeature, ['place on the board', board]];
			return guesses.flatMap(([name, guess]): [string, Guess][] => [
				[`${name} in ${path.slice(loot.length)}`, guess],
				[`${name} in ${path.slice(loot.length)}, from behind`, guess.toReversed()],
			]);
		});
}

type Row = { readonly pub: string; readonly sealed: Buffer };

const features: readonly [string, (sealed: Buffer) => number][] = [
	['row', () => 0],
	['length', (sealed) => sealed.length],
	['first byte', (sealed) => sealed[0] ?? 0],
	['first byte of the ballot', (sealed) => sealed[32] ?? 0],
	['last byte', (sealed) => sealed.at(-1) ?? 0],
	['sum of bytes', (sealed) => sealed.reduce((sum, byte) => sum + byte, 0)],
];

/** Kendall's tau between the order of the queue and the order in which the ballots stand in a file; 0 when they do not. */
function orderIn(file: Buffer, acts: readonly Pick<Act, 'choices'>[]): number {
	const places = acts.map(({ choices }) => file.indexOf(choices)).filter((at) => at >= 0);
	if (places.length < voters / 2) return 0;
	let sum = 0;
	for (const [one, place] of places.entries()) {
		for (let other = 0; other < one; other += 1) sum += Math.sign(place - (places[other] ?? 0));
	}
	return sum / ((places.length * (places.length - 1)) / 2);
}

/** Three standard deviations of that when nothing is known: 0.063 among a thousand. */
const steep = 3 * Math.sqrt((2 * (2 * voters + 5)) / (9 * voters * (voters - 1)));

/** What whoever has the folder of keys beside the database reads, while the box has not been opened. */
function withKeys(house: House, acts: readonly Act[]): Guess {
	const box = boxKeyFrom(findOpeningKey(house.keyDir, round) ?? new Uint8Array());
	const sealed = inside(house, (db) =>
		db.prepare('SELECT lower(hex(pub)) AS pub, sealed FROM envelopes').all(),
	) as Row[];
	const byCard = new Map(sealed.map((row) => [row.pub, row.sealed]));
	return acts.map(({ pub }) => {
		const text = unseal(byCard.get(pub) ?? Buffer.alloc(0), box, round);
		return (text.ok && /"choices":(\[.*\])\}\]/.exec(text.value)?.[1]) || '';
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
	return sealed;
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
	return acts.filter(({ choices }, at) => guess[at] === choices).length;
}
