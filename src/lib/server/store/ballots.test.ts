import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cardKey, cardSeed } from '../../ballotbox/card-key.ts';
import { readVote } from '../../ballotbox/leaf.ts';
import { leafHash } from '../../ballotbox/log.ts';
import { isReceiptOf } from '../../ballotbox/receipt.ts';
import { seal } from '../../ballotbox/seal.ts';
import { id, type RoundId } from '../../domain/ids.ts';
import { MOST_VOTES_OF_CARD } from '../../domain/voting/eligibility.ts';
import { argon2id } from '../cards/argon2id.ts';
import { demoCode } from '../cards/demo-codes.ts';
import { findCard } from '../cards/find-card.ts';
import type { Db } from '../db/database.ts';
import { emptyDatabase } from '../db/empty-database.fixture.ts';
import { transact } from '../db/transact.ts';
import { tie } from '../fixtures/tie.ts';
import { loadFixture } from '../fixtures/load.ts';
import { findPepper, keepRoundKeys, logKey } from '../keys/key-folder.ts';
import { castBallot, findReceipt } from './ballots.ts';
import { findBox, makeBox } from './ballot-boxes.ts';
import { findStanding, issueCards, openBundle, revokeClosedBundles, swapForPaper, type CardName } from './cards.ts';

const now = Date.parse('2026-09-12T09:00:00Z');
const keyDir = mkdtempSync(join(tmpdir(), 'booth-'));
const round = id<RoundId>('lodtraekning');
const desk = { actor: 'desk', witness: 'door', now };

async function booth(cards = 2): Promise<Db> {
	const db = emptyDatabase();
	const fixture = { ...tie({ now, phase: 'open' as const }), cards, votes: [] };
	await loadFixture(db, fixture, { keyDir, origin: 'http://localhost', now });
	return db;
}

async function voter(db: Db, number = 1) {
	const found = await findCard(db, keyDir, demoCode(round, number));
	if (!found.ok) throw new Error(found.refusal.reason);
	const key = cardKey(found.value.seed);
	const box = await findBox(db, round);
	const ballot = (idea: number, castId: Uint8Array = randomBytes(16)) => {
		const sealed = seal(
			`{"v":1,"tracks":[{"track":1,"choices":[${idea}]}]}`,
			box?.boxPublicKey ?? new Uint8Array(),
			round,
		);
		return { round, key, castId, sealed };
	};
	return { ballot, name: { round, pub: key.publicKey } satisfies CardName };
}

const count = (db: Db, table: string) => db.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

test('a vote is in the box, with a leaf that its card has signed and a receipt of that leaf', async () => {
	const db = await booth();
	const { ballot, name } = await voter(db);
	const cast = await castBallot(db, ballot(1), now);

	const leaf = db.$client.prepare("SELECT body, hash FROM leaves WHERE kind = 'vote'").get() as {
		body: string;
		hash: Buffer;
	};
	const vote = readVote(leaf.body);
	expect(vote.ok && vote.value).toMatchObject({ round, version: 1, card: Buffer.from(name.pub).toString('hex') });
	expect(leaf.hash).toEqual(Buffer.from(leafHash(leaf.body)));
	expect(cast.ok && isReceiptOf(cast.value, 1, leaf.hash)).toBe(true);
	expect(await findReceipt(db, name)).toBe(cast.ok && cast.value);
});

test('the same act sent twice is one vote with one receipt, even after closing', async () => {
	const db = await booth();
	const { ballot } = await voter(db);
	const castId = randomBytes(16);
	const first = await castBallot(db, ballot(1, castId), now);
	const second = await castBallot(db, ballot(2, castId), now);
	const late = await castBallot(db, ballot(1, castId), now + 86_400_000);
	expect([second, late]).toEqual([first, first]);
	expect(count(db, 'envelopes')).toBe(1);
});

test('another act with a used card is refused, and leaves nothing', async () => {
	const db = await booth();
	const { ballot } = await voter(db);
	await castBallot(db, ballot(1), now);
	expect(await castBallot(db, ballot(2), now)).toEqual({ ok: false, refusal: { reason: 'code_used' } });
	expect([count(db, 'envelopes'), count(db, "leaves WHERE kind = 'vote'")]).toEqual([1, 1]);
});

test('where votes may be changed the last one stands, and the box keeps both', async () => {
	const db = await booth();
	db.$client.exec(`UPDATE rounds SET vote_change = 'until_close'`);
	const { ballot, name } = await voter(db);
	await castBallot(db, ballot(1), now);
	const changed = await castBallot(db, ballot(2), now);
	expect(await findReceipt(db, name)).toBe(changed.ok && changed.value);
	expect(db.$client.prepare('SELECT version FROM envelopes ORDER BY version').pluck().all()).toEqual([1, 2]);
});

test('a card that has changed its vote for the last time is refused, and the last one stands', async () => {
	const db = await booth();
	db.$client.exec(`UPDATE rounds SET vote_change = 'until_close'`);
	const { ballot, name } = await voter(db);
	const answers = [];
	for (let turn = 0; turn <= MOST_VOTES_OF_CARD; turn += 1) answers.push(await castBallot(db, ballot(1), now));
	const last = answers.at(-2);
	expect(last?.ok).toBe(true);
	expect(answers.at(-1)).toEqual({ ok: false, refusal: { reason: 'changed_too_often' } });
	expect(await findReceipt(db, name)).toBe(last?.ok && last.value);
});

test('after closing time a vote is refused, except of those who stood in line', async () => {
	const db = await booth();
	db.$client.exec(`UPDATE rounds SET grace_until = closes_at + 600000`);
	const [late, queued] = [await voter(db, 1), await voter(db, 2)];
	db.$client.prepare('UPDATE cards SET in_line = 1 WHERE pub = ?').run(Buffer.from(queued.name.pub));
	const after = now + 10 * 3_600_000;

	const refused = await castBallot(db, late.ballot(1), after);
	expect(!refused.ok && refused.refusal.reason).toBe('poll_closed');
	expect((await castBallot(db, queued.ballot(1), after)).ok).toBe(false); // grace is over too
	const closesAt = Number(db.$client.prepare('SELECT closes_at FROM rounds').pluck().get());
	expect((await castBallot(db, queued.ballot(1), closesAt + 1)).ok).toBe(true);
	expect((await castBallot(db, late.ballot(1), closesAt + 1)).ok).toBe(false);
});

test('a card swapped for paper has no vote here, and a vote in the box cannot be swapped', async () => {
	const db = await booth();
	const [one, other] = [await voter(db, 1), await voter(db, 2)];
	await castBallot(db, one.ballot(1), now);
	expect(await swapForPaper(db, one.name, desk)).toEqual({ ok: false, refusal: { reason: 'code_used' } });
	expect((await swapForPaper(db, other.name, desk)).ok).toBe(true);
	expect(await castBallot(db, other.ballot(1), now)).toEqual({ ok: false, refusal: { reason: 'card_on_paper' } });
	expect(await swapForPaper(db, other.name, desk)).toEqual({ ok: false, refusal: { reason: 'card_on_paper' } });
});

test('a bundle can vote when two people have opened it, and never once it was left closed', async () => {
	const db = await booth(0);
	const salt = (await findBox(db, round))?.salt ?? new Uint8Array();
	const secrets = { salt, pepper: findPepper(keyDir, round) ?? new Uint8Array() };
	const [first, second] = await issueCards(db, { round, bundles: 2, secrets }, desk);
	const standing = async (codes: readonly string[] = []) => {
		const seed = await cardSeed(codes[0] as never, secrets, argon2id);
		return findStanding(db, { round, pub: cardKey(seed).publicKey }, now);
	};
	expect(new Set([...(first?.codes ?? []), ...(second?.codes ?? [])]).size).toBe(100);
	expect(await standing(first?.codes)).toEqual({ ok: false, refusal: { reason: 'card_not_opened' } });

	const open = (witness: string) => openBundle(db, { round, number: 1 }, { ...desk, witness });
	expect(await open('desk')).toEqual({ ok: false, refusal: { reason: 'same_person' } });
	expect((await open('other')).ok).toBe(true);
	expect(await open('other')).toEqual({ ok: false, refusal: { reason: 'bundle_not_closed' } });
	expect((await standing(first?.codes)).ok).toBe(true);

	expect(transact(db, (tx) => revokeClosedBundles(tx, round))).toHaveLength(50);
	expect(await standing(second?.codes)).toEqual({ ok: false, refusal: { reason: 'card_revoked' } });
}, 60_000);

test('a box is made once', async () => {
	const db = await booth(0);
	const keys = keepRoundKeys(keyDir, round);
	const again = { round, logOrigin: 'x', salt: randomBytes(16), openingKey: keys.openingKey, logKey: logKey(keyDir) };
	expect(await makeBox(db, again, desk)).toEqual(await findBox(db, round));
});

test('the database itself refuses what the program must never do', async () => {
	const db = await booth();
	const { ballot, name } = await voter(db);
	await castBallot(db, ballot(1), now);
	const run = (sql: string) => () => db.$client.exec(sql);
	const copy = (version: number, castId: string, leaf: number) =>
		`INSERT INTO envelopes SELECT round_id, ${leaf}, pub, ${version}, ${castId}, sealed FROM envelopes LIMIT 1`;
	const leaf = `INSERT INTO leaves SELECT round_id, 2, kind, body || 'x', randomblob(32) FROM leaves LIMIT 1`;

	expect(run(leaf.replace(' 2, kind', ' 5, kind'))).toThrow('at the end of the log');
	run(leaf)();
	expect(run(copy(1, 'randomblob(16)', 2))).toThrow('UNIQUE');
	expect(run(copy(2, 'randomblob(16)', 2))).toThrow('never changed');
	db.$client.exec(`UPDATE rounds SET vote_change = 'until_close'`);
	expect(run(copy(2, 'cast_id', 2))).toThrow('UNIQUE');
	expect(run('UPDATE envelopes SET version = 3')).toThrow('never changed');
	expect(run(`UPDATE leaves SET body = ''`)).toThrow('never changed');
	expect(run('UPDATE rounds SET is_demo = 0')).toThrow('never becomes real');

	await swapForPaper(db, name, desk);
	expect(run(copy(2, 'randomblob(16)', 2))).toThrow('no vote here');
	db.$client.exec(`UPDATE cards SET status = 'active'; UPDATE rounds SET poll_state = 'closed'`);
	expect(run(copy(2, 'randomblob(16)', 2))).toThrow('not open');

	db.$client.exec('DROP TRIGGER rounds_demo_stays_demo; UPDATE rounds SET is_demo = 0');
	expect(run('DELETE FROM envelopes')).toThrow('never taken out');
	expect(run('DELETE FROM leaves')).toThrow(/never shortened|FOREIGN KEY/);
});
