import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardKey, cardSeed, type CardKey } from '../../ballotbox/card-key.ts';
import { openingText, openUrn } from '../../ballotbox/open.ts';
import { boxKeyFrom, seal } from '../../ballotbox/seal.ts';
import type { RoundId } from '../../domain/ids.ts';
import { ballotText } from '../../domain/voting/ballot-text.ts';
import { argon2id } from '../cards/argon2id.ts';
import { demoCode } from '../cards/demo-codes.ts';
import { openDatabase, type Db } from '../db/database.ts';
import { migrateDatabase } from '../db/migrate.ts';
import type { Fixture } from '../fixtures/fixture.ts';
import { loadFixture } from '../fixtures/load.ts';
import { demoPeople } from '../fixtures/people.ts';
import { tie } from '../fixtures/tie.ts';
import { findOpeningKey, findPepper, keepRoundKeys, logKey } from '../keys/key-folder.ts';
import { admitDemoPeople } from './demo-people.ts';
import { findBox, type NewBox } from './ballot-boxes.ts';
import { castBallot } from './ballots.ts';
import { swapForPaper } from './cards.ts';
import { freezeBallot } from './ballot-freeze.ts';
import { countHandedOut } from './cards-handed-out.ts';
import { findClosedBox, keepOpening } from './openings.ts';
import { closePoll, openPoll } from './poll-hours.ts';
import { countAs } from './papers.fixture.ts';
import { nameAccessibilityContact, noteReadings } from './readiness.ts';
import { noteSheet } from './recovery-sheets.ts';
import { openTestBallot, sealTestBallot } from './test-ballots.ts';

// A round for the unit tests of the poll: a few cards, two people, a folder of keys that is thrown away.

export const hour = 3_600_000;
export const start = Date.parse('2026-08-01T08:00:00Z');

/** Asta opens with Bo; their ids stand for any two. */
export const two = (now: number) => ({ actor: 'demo-asta', witness: 'demo-bo', now });

export type Rehearsal = {
	readonly db: Db;
	readonly round: RoundId;
	readonly box: NewBox;
	readonly keyDir: string;
	readonly logKey: Uint8Array;
	readonly opensAt: number;
	readonly closesAt: number;
	readonly openingKey: () => Uint8Array | undefined;
	/** Casts a ballot with the card of this number. */
	readonly cast: (card: number, idea: number, now: number) => ReturnType<typeof castBallot>;
	readonly card: (number: number) => Promise<CardKey>;
};

/** A round that is a draft at `start`, with everything read and everybody there. `change` alters the fixture; `file` is where it lies. */
export async function rehearse(
	change: (fixture: Fixture) => Fixture = (fixture) => fixture,
	file = ':memory:',
): Promise<Rehearsal> {
	const db = openDatabase(file);
	migrateDatabase(db, 'drizzle');
	const keyDir = mkdtempSync(join(tmpdir(), 'keys-'));
	const fixture = change({ ...tie({ now: start, phase: 'maturing' }), cards: 3 });
	await loadFixture(db, fixture, { keyDir, origin: 'http://localhost:3000', now: start });
	await admitDemoPeople(db, demoPeople, 'no password fits this', start);

	const { id: round, slug, opensAt, closesAt } = fixture.round;
	const by = { actor: 'demo-asta', now: start };
	await noteReadings(db, { round, what: ['rules', 'language:da'] }, by);
	await nameAccessibilityContact(db, '12 34 56 78', by);
	await noteSheet(db, round, two(start));
	const { openingKey } = keepRoundKeys(keyDir, round);
	const kept = await findBox(db, round);
	const card = async (number: number) => {
		const secrets = { salt: kept?.salt ?? Buffer.alloc(0), pepper: findPepper(keyDir, round) ?? Buffer.alloc(0) };
		return cardKey(await cardSeed(demoCode(slug, number), secrets, argon2id));
	};
	return {
		db,
		round,
		keyDir,
		logKey: logKey(keyDir),
		opensAt: opensAt ?? 0,
		closesAt: closesAt ?? 0,
		box: { round, logOrigin: 'localhost:3000/x', salt: randomBytes(16), openingKey, logKey: logKey(keyDir) },
		openingKey: () => findOpeningKey(keyDir, round),
		card,
		cast: async (number, idea, now) => {
			const ballot = ballotText([{ track: 1, marks: [{ idea, marks: 1 }] }]);
			const sealed = seal(ballot, kept?.boxPublicKey ?? Buffer.alloc(0), round);
			return castBallot(db, { round, key: await card(number), castId: randomBytes(16), sealed }, now);
		},
	};
}

/** The same, opened: frozen, its test ballot sealed and out again. */
export async function openedPoll(change?: (fixture: Fixture) => Fixture, file?: string): Promise<Rehearsal> {
	const house = await rehearse(change, file);
	const { db, round, box, logKey, opensAt } = house;
	must(await freezeBallot(db, { round, box, languages: ['da'] }, two(start)));
	must(await sealTestBallot(db, { round, process: 'before' }, two(start)));
	const test = { round, process: 'after', openingKey: house.openingKey() };
	must(await openTestBallot(db, test, two(start)));
	must(await openPoll(db, { round, logKey, languages: ['da'] }, two(opensAt)));
	return house;
}

/** Papers that say the same, by the choices they say or `invalid`. */
export type RehearsedPapers = Readonly<Record<string, number>>;

/**
 * A poll that was open, got these votes, one a card, and whose box has been opened; the desk has counted its cards. With
 * `papers` as many more cards were swapped, and two people found the same on the papers.
 */
export async function rehearseCount(
	votes: readonly number[],
	change: (fixture: Fixture) => Fixture = (fixture) => fixture,
	file?: string,
	papers: RehearsedPapers = {},
): Promise<Rehearsal> {
	const swapped = Object.values(papers).reduce((sum, count) => sum + count, 0);
	const cards = votes.length + swapped;
	const house = await openedPoll((fixture) => change({ ...fixture, cards }), file);
	const { db, round, logKey, opensAt, closesAt } = house;
	for (const [place, idea] of votes.entries()) must(await house.cast(place + 1, idea, opensAt));
	for (let place = votes.length + 1; place <= cards; place += 1) {
		const { publicKey: pub } = await house.card(place);
		must(await swapForPaper(db, { round, pub }, two(opensAt)));
	}
	must(await closePoll(db, { round, logKey }, two(closesAt)));
	const closed = await findClosedBox(db, round);
	const box = boxKeyFrom(house.openingKey() ?? new Uint8Array());
	const one = openingText(openUrn(closed?.urn ?? [], { box, round, paper: closed?.paper ?? [] }));
	must(await keepOpening(db, { round, logKey, one, other: one }, two(closesAt)));
	must(await countHandedOut(db, { round, desks: [{ place: 'desk', cards }] }, two(closesAt)));
	const counters = swapped > 0 ? ['demo-asta', 'demo-bo'] : [];
	for (const counter of counters) must(await countAs({ db, round, now: closesAt }, counter, papers));
	return house;
}

function must(done: { readonly ok: boolean }): void {
	if (!done.ok) throw new Error(JSON.stringify(done));
}
