import { existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../ballotbox/bundle/verify-bundle.ts';
import { cardKey } from '../../ballotbox/card-key.ts';
import { openingText, openUrn } from '../../ballotbox/open.ts';
import { boxKeyFrom, seal, unseal } from '../../ballotbox/seal.ts';
import { ballotText } from '../../domain/voting/ballot-text.ts';
import { findCard } from '../cards/find-card.ts';
import { findOpeningKey, keepRoundKeys, openingFile, pepperFile } from '../keys/key-folder.ts';
import { newBox } from '../poll/new-box.ts';
import { takeAwayRehearsal } from '../poll/reset-rehearsal.ts';
import { findBox, makeBox } from './ballot-boxes.ts';
import { freezeBallot } from './ballot-freeze.ts';
import { castBallot } from './ballots.ts';
import { findBundle } from './bundles.ts';
import { countHandedOut } from './cards-handed-out.ts';
import { issueCards, openBundle } from './cards.ts';
import { findClosedBox, keepOpening } from './openings.ts';
import { closePoll, openPoll } from './poll-hours.ts';
import { openedPoll, two, type Rehearsal } from './poll-rehearsal.ts';
import { publishPoll } from './publication.ts';
import { noteReadings } from './readiness.ts';
import { noteSheet } from './recovery-sheets.ts';
import { findRehearsal, makeRehearsal } from './rehearsals.ts';
import { listRounds } from './rounds.ts';
import { openTestBallot, sealTestBallot } from './test-ballots.ts';

const minute = 60_000;
const languages = ['da'];

/** A real round whose poll is open, and its rehearsal. */
async function rehearsed() {
	const real = await openedPoll((fixture) => ({ ...fixture, round: { ...fixture.round, isDemo: false } }));
	const by = two(real.opensAt);
	expect(await makeRehearsal(real.db, { round: real.round, minutes: 60 }, by)).toMatchObject({ ok: true });
	const round = (await findRehearsal(real.db, real.round))!;
	return { real, by, round: round.id, slug: round.slug, closesAt: round.closesAt ?? 0 };
}

/** All that is said about the real round, table by table. */
function allOf({ db, round }: Pick<Rehearsal, 'db' | 'round'>): Record<string, unknown> {
	const tables = db.$client.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
	const withRound = tables.filter((table) =>
		(db.$client.pragma(`table_info(${table})`) as { name: string }[]).some(({ name }) => name === 'round_id'),
	);
	const rows = (table: string) => db.$client.prepare(`SELECT * FROM ${table} WHERE round_id = ?`).all(round);
	return Object.fromEntries(withRound.map((table) => [table, rows(table)]));
}

/** The whole course of a poll with test cards, up to the published result. Answers with the codes of the cards. */
async function wholeElection({ real, by, round, slug, closesAt }: Awaited<ReturnType<typeof rehearsed>>) {
	const { db, keyDir, logKey } = real;
	const env = { keyDir, origin: 'http://localhost:3000' };
	const made = await newBox(db, env, { round, slug });
	if (!made.ok) throw new Error(made.refusal.reason);
	const box = made.value;
	await noteReadings(db, { round, what: ['rules', 'language:da'] }, by);
	expect((await freezeBallot(db, { round, box, languages }, by)).ok).toBe(true);
	const { salt } = await makeBox(db, box, by);
	const { pepper } = keepRoundKeys(keyDir, round);
	const [bundle] = await issueCards(db, { round, bundles: 1, secrets: { salt, pepper } }, by);
	expect((await openBundle(db, { round, number: 1 }, by)).ok).toBe(true);
	await noteSheet(db, round, by);
	await sealTestBallot(db, { round, process: 'before' }, by);
	await openTestBallot(db, { round, process: 'after', openingKey: findOpeningKey(keyDir, round) }, by);
	expect(await openPoll(db, { round, logKey, languages }, by)).toMatchObject({ ok: true });

	const codes = bundle?.codes.slice(0, 21) ?? [];
	const kept = await findBox(db, round);
	for (const [at, code] of codes.entries()) {
		const card = await findCard(db, keyDir, code);
		if (!card.ok) throw new Error(card.refusal.reason);
		expect(card.value.round).toBe(round);
		const text = ballotText([{ track: 1, marks: [{ idea: at < 15 ? 1 : 2, marks: 1 }] }]);
		const sealed = seal(text, kept?.boxPublicKey ?? Buffer.alloc(0), round);
		const key = cardKey(card.value.seed);
		expect((await castBallot(db, { round, key, castId: randomBytes(16), sealed }, by.now + minute)).ok).toBe(true);
	}
	const closing = two(closesAt);
	expect(await closePoll(db, { round, logKey }, closing)).toMatchObject({ ok: true });
	const closed = await findClosedBox(db, round);
	const own = { round, paper: closed?.paper ?? [] };
	const opening = boxKeyFrom(findOpeningKey(keyDir, round) ?? new Uint8Array());
	const one = openingText(openUrn(closed?.urn ?? [], { box: opening, ...own }));
	expect((await keepOpening(db, { round, logKey, one, other: one }, closing)).ok).toBe(true);
	await countHandedOut(db, { round, desks: [{ place: 'desk', cards: 21 }] }, closing);
	expect(await publishPoll(db, { round, logKey }, closing)).toMatchObject({ ok: true });
	return { codes, urn: closed?.urn ?? [] };
}

test('a rehearsal is a whole election with test cards that the real round does not notice, and is taken away whole', async () => {
	const house = await rehearsed();
	const { real, by, round } = house;
	const before = allOf(real);
	const { codes, urn } = await wholeElection(house);
	expect(verifyBundle((await findBundle(real.db, round, 'ballots')) ?? new Uint8Array())).toMatchObject({
		ok: true,
		value: { opening: { valid: 21, invalid: 0 } },
	});
	expect(allOf(real)).toEqual(before);
	expect((await listRounds(real.db, by.now)).map(({ round: { id } }) => id)).toEqual([real.round]);

	const realBox = await findBox(real.db, real.round);
	const key = {
		...boxKeyFrom(real.openingKey() ?? new Uint8Array()),
		publicKey: realBox?.boxPublicKey ?? Buffer.alloc(0),
	};
	expect(urn.map((sealed) => unseal(sealed, key, real.round).ok)).not.toContain(true);
	const steal = () =>
		real.db.$client
			.prepare(
				'INSERT INTO envelopes SELECT ?, 0, pub, version, cast_id, sealed FROM envelopes WHERE round_id = ? LIMIT 1',
			)
			.run(real.round, round);
	expect(steal).toThrow('this card has no vote here');

	// and it is taken away whole: rows, keys and cards
	expect(await takeAwayRehearsal(real.db, real, real.round, by)).toMatchObject({ ok: true, value: round });

	expect(Object.values(allOf({ db: real.db, round })).flat()).toEqual([]);
	expect(allOf(real)).toEqual(before);
	expect([openingFile(real.keyDir, round), pepperFile(real.keyDir, round)].filter(existsSync)).toEqual([]);
	expect(await findCard(real.db, real.keyDir, codes[0]!)).toMatchObject({ refusal: { reason: 'unknown_code' } });
	expect(await takeAwayRehearsal(real.db, real, real.round, by)).toMatchObject({ refusal: { reason: 'no_rehearsal' } });
	expect((await makeRehearsal(real.db, { round: real.round, minutes: 15 }, by)).ok).toBe(true);
}, 120_000);

test('there is one rehearsal of a round, none of a rehearsal, and none ever becomes real', async () => {
	const { real, by, round } = await rehearsed();
	const again = (of: typeof round) => makeRehearsal(real.db, { round: of, minutes: 15 }, by);
	expect(await again(real.round)).toMatchObject({ refusal: { reason: 'rehearsal_there' } });
	expect(await again(round)).toMatchObject({ refusal: { reason: 'is_rehearsal' } });
	const become = () => real.db.$client.prepare('UPDATE rounds SET is_demo = 0 WHERE id = ?').run(round);
	expect(become).toThrow('never becomes real');
});
