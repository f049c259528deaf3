import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readCheckpoint } from '../../ballotbox/checkpoint.ts';
import { logOf, rootOf } from '../../ballotbox/log.ts';
import { openingText, openUrn } from '../../ballotbox/open.ts';
import { boxKeyFrom } from '../../ballotbox/seal.ts';
import { kroner } from '../../domain/money.ts';
import { readManifest } from '../../domain/voting/manifest.ts';
import { envelopes, heads, leaves } from '../db/tables/ballot-box.ts';
import { ideaRevisions, ideas } from '../db/tables/ideas.ts';
import { ballotVersions } from '../db/tables/polls.ts';
import { board } from '../db/tables/results.ts';
import { rounds } from '../db/tables/rounds.ts';
import { correctBallot, listCorrections } from './ballot-corrections.ts';
import { freezeBallot, placeIdeas, thawBallot } from './ballot-freeze.ts';
import { findBox } from './ballot-boxes.ts';
import { findReceipt } from './ballots.ts';
import { findClosedBox, keepOpening } from './openings.ts';
import { revokeBundle, revokeCard } from './card-bundles.ts';
import { issueCards, swapForPaper } from './cards.ts';
import { closePoll, extendPoll, markInLine, openPoll } from './poll-hours.ts';
import { hour, rehearse, start, two, type Rehearsal } from './poll-rehearsal.ts';
import { openTestBallot, sealTestBallot } from './test-ballots.ts';

const languages = ['da'];

async function frozen(change?: Parameters<typeof rehearse>[0]) {
	const house = await rehearse(change);
	const by = two(start);
	expect(await freezeBallot(house.db, { round: house.round, box: house.box, languages }, by)).toMatchObject({
		ok: true,
	});
	return house;
}

async function tested(change?: Parameters<typeof rehearse>[0]) {
	const house = await frozen(change);
	const { db, round } = house;
	await sealTestBallot(db, { round, process: 'before' }, two(start));
	const opened = await openTestBallot(db, { round, process: 'after', openingKey: house.openingKey() }, two(start));
	expect(opened).toMatchObject({ value: [{ track: 1, marks: [{ idea: 1, marks: 1 }] }] });
	return house;
}

async function opened(change?: Parameters<typeof rehearse>[0]) {
	const house = await tested(change);
	const { db, round, logKey, opensAt } = house;
	expect(await openPoll(db, { round, logKey, languages }, two(opensAt))).toMatchObject({ ok: true });
	return house;
}

async function openOf({ db, round, openingKey }: Rehearsal) {
	const closed = await findClosedBox(db, round);
	const key = boxKeyFrom(openingKey() ?? new Uint8Array());
	return openingText(openUrn(closed?.urn ?? [], { box: key, round, paper: closed?.paper ?? [] }));
}

test('a frozen ballot has its numbers and its manifest, and nobody changes what voters read', async () => {
	const { db, round } = await frozen();
	const manifest = readManifest((await findBox(db, round))?.manifest ?? '');
	expect(manifest).toMatchObject({ ballotVersion: 1, tieRule: 'lot', cards: null });
	expect(manifest.tracks[0]?.ideas.map(({ number }) => number)).toEqual([1, 2, 3]);

	const change = () =>
		db
			.update(ideas)
			.set({ price: kroner(1) })
			.run();
	expect(change).toThrow('the ballot is frozen');
	expect(await placeIdeas(db, { round, placings: [] }, two(start))).toMatchObject({
		refusal: { reason: 'ballot_frozen' },
	});
	db.update(ideas).set({ stage: 'won' }).run();
});

test('a ballot that lacks something is not frozen, and nothing is left half done', async () => {
	const { db, round, box } = await rehearse((fixture) => ({ ...fixture, ideas: fixture.ideas.slice(0, 1) }));
	const refused = await freezeBallot(db, { round, box, languages }, two(start));
	expect(refused).toMatchObject({ refusal: { reason: 'not_ready', missing: [{ what: 'few_ideas' }] } });
	expect(db.select().from(rounds).get()?.pollState).toBe('draft');
});

test('a frozen ballot is taken back only before the poll is open', async () => {
	const early = await frozen();
	expect((await thawBallot(early.db, early.round, two(start))).ok).toBe(true);
	const late = await opened();
	expect(await thawBallot(late.db, late.round, two(start))).toMatchObject({ refusal: { reason: 'not_now' } });
});

test('two ideas cannot have one number, and may swap theirs', async () => {
	const { db, round } = await rehearse();
	const found = db.select().from(ideas).all();
	const placing = (at: number, number: number | null) => {
		const { id: idea, trackId: track, price, picture } = found[at]!;
		return { idea, number, track, price, picture };
	};
	const twice = await placeIdeas(db, { round, placings: [placing(0, 1), placing(1, 1)] }, two(start));
	expect(twice).toMatchObject({ refusal: { reason: 'number_twice', number: 1 } });
	await placeIdeas(db, { round, placings: [placing(0, 2), placing(1, 1), placing(2, null)] }, two(start));
	const after = db.select().from(ideas).all();
	expect(found.map(({ id }) => after.find((idea) => idea.id === id)?.number)).toEqual([2, 1, null]);
	expect(after.filter(({ stage }) => stage === 'on_ballot')).toHaveLength(2);
});

test('the test ballot does not come out of the process that sealed it, nor without the key', async () => {
	const { db, round, openingKey } = await frozen();
	const by = two(start);
	const open = (process: string, key = openingKey()) => openTestBallot(db, { round, process, openingKey: key }, by);
	expect(await open('after')).toMatchObject({ refusal: { reason: 'no_test_ballot' } });
	await sealTestBallot(db, { round, process: 'before' }, by);
	expect(await open('before')).toMatchObject({ refusal: { reason: 'not_restarted' } });
	expect(await openTestBallot(db, { round, process: 'after', openingKey: undefined }, by)).toMatchObject({
		refusal: { reason: 'no_opening_key' },
	});
	expect(await open('after', new Uint8Array(32).fill(7))).toMatchObject({ refusal: { reason: 'test_failed' } });
	expect((await open('after')).ok).toBe(true);
});

test('a poll does not open before the test ballot came out, nor by one person', async () => {
	const untested = await frozen();
	const { round, logKey } = untested;
	expect(await openPoll(untested.db, { round, logKey, languages }, two(start))).toMatchObject({
		refusal: { reason: 'not_ready', missing: [{ what: 'test_ballot' }] },
	});
	const house = await tested();
	const alone = { ...two(start), witness: 'demo-asta' };
	expect(await openPoll(house.db, { round, logKey: house.logKey, languages }, alone)).toMatchObject({
		refusal: { reason: 'same_person' },
	});
	expect(house.db.select().from(leaves).all()).toEqual([]);
});

test('opening writes the manifest with its cards into the log, and signs the head', async () => {
	const { db, round } = await opened();
	const box = (await findBox(db, round))!;
	expect(readManifest(box.manifest ?? '').cards?.count).toBe(3);
	const log = logOf(
		db
			.select()
			.from(leaves)
			.all()
			.map(({ hash }) => hash),
	);
	const head = db.select().from(heads).get();
	const read = readCheckpoint(head?.note ?? '', { name: box.logOrigin, publicKey: box.logPublicKey });
	expect(read).toMatchObject({ value: { size: 1, origin: box.logOrigin } });
	expect(read.ok && Buffer.compare(read.value.root, rootOf(log))).toBe(0);
});

test('a card in line votes until the time of grace is over; no other card does, and nobody is let in late', async () => {
	const house = await opened();
	const { db, round, closesAt, logKey } = house;
	const { publicKey: pub } = await house.card(1);
	expect((await markInLine(db, { round, pub }, two(closesAt - 1))).ok).toBe(true);
	expect(await markInLine(db, { round, pub }, two(closesAt))).toMatchObject({
		refusal: { reason: 'already_closing_time' },
	});
	expect(await house.cast(2, 1, closesAt)).toMatchObject({ refusal: { reason: 'poll_closed' } });
	expect(await closePoll(db, { round, logKey }, two(closesAt))).toMatchObject({
		refusal: { reason: 'people_in_line', waiting: 1 },
	});
	expect((await house.cast(1, 1, closesAt + 60_000)).ok).toBe(true);
	expect((await closePoll(db, { round, logKey }, two(closesAt + 120_000))).ok).toBe(true);
});

test('bundles that nobody opened are out of use before the poll is closed, and the log says which', async () => {
	const house = await opened();
	const { db, round, logKey, closesAt } = house;
	const secrets = { salt: (await findBox(db, round))!.salt, pepper: new Uint8Array(32) };
	await issueCards(db, { round, bundles: 1, secrets }, two(closesAt - 1));
	expect((await closePoll(db, { round, logKey }, two(closesAt))).ok).toBe(true);
	const told = db.select().from(leaves).all().slice(-3);
	expect(told.map(({ kind }) => kind)).toEqual(['cred-revoke', 'audit-head', 'close']);
	expect(told[0]?.body.split('\n').slice(2, 4)).toEqual(['cred-revoke', '50']);
});

test('a card that was swapped for a paper is not taken out: its paper cannot be found again', async () => {
	const { db, round, closesAt, card } = await opened();
	const { publicKey: pub } = await card(2);
	const by = two(closesAt - hour);
	expect((await swapForPaper(db, { round, pub }, by)).ok).toBe(true);
	expect(await revokeCard(db, { round, pub }, by)).toEqual({ ok: false, refusal: { reason: 'card_on_paper' } });
});

test('once the poll is closed no card is taken out or swapped, so that box and log stay the same', async () => {
	const house = await opened();
	const { db, round, logKey, closesAt } = house;
	expect((await house.cast(1, 1, closesAt - hour)).ok).toBe(true);
	expect((await closePoll(db, { round, logKey }, two(closesAt))).ok).toBe(true);
	const { pub } = db.select().from(envelopes).get()!;
	const fixed = { ok: false, refusal: { reason: 'cards_fixed' } };
	expect(await revokeCard(db, { round, pub }, two(closesAt))).toEqual(fixed);
	expect(await revokeBundle(db, { round, number: 1 }, two(closesAt))).toEqual(fixed);
	expect(await swapForPaper(db, { round, pub }, two(closesAt))).toEqual(fixed);
	expect(await openOf(house)).toContain('"valid":1');
});

test('a poll is extended while it is open, never after', async () => {
	const house = await opened();
	const { db, round, closesAt } = house;
	const longer = { round, closesAt: closesAt + hour };
	expect(await extendPoll(db, { ...longer, closesAt }, two(closesAt - 1))).toMatchObject({
		refusal: { reason: 'not_later' },
	});
	expect((await extendPoll(db, longer, two(closesAt - 1))).ok).toBe(true);
	expect((await house.cast(1, 1, closesAt + 1)).ok).toBe(true);
	expect(await extendPoll(db, { ...longer, closesAt: closesAt + 3 * hour }, two(closesAt + hour))).toMatchObject({
		refusal: { reason: 'already_closing_time' },
	});
	expect(db.select().from(rounds).get()).toMatchObject({ closesAt: closesAt + hour, resultAt: closesAt + 2 * hour });
});

test('a closed poll is opened into a board that names nobody, when both openings agree', async () => {
	const house = await opened();
	const { db, round, logKey, opensAt, closesAt } = house;
	for (const [card, idea] of [
		[1, 2],
		[2, 2],
		[3, 1],
	] as const) {
		expect((await house.cast(card, idea, opensAt + card)).ok).toBe(true);
	}
	expect(await findClosedBox(db, round)).toBeUndefined();
	expect(await closePoll(db, { round, logKey }, two(closesAt - 1))).toMatchObject({
		refusal: { reason: 'before_closing_time' },
	});
	expect((await closePoll(db, { round, logKey }, two(closesAt))).ok).toBe(true);

	const one = await openOf(house);
	const differing = { round, logKey, one, other: one.replace('[[1],[2],[2]]', '[[1],[1],[2]]') };
	expect(await keepOpening(db, differing, two(closesAt))).toMatchObject({ refusal: { reason: 'openings_differ' } });
	expect((await keepOpening(db, { round, logKey, one, other: one }, two(closesAt))).ok).toBe(true);
	expect(
		db
			.select()
			.from(board)
			.all()
			.map(({ choices }) => choices),
	).toEqual(['[1]', '[2]', '[2]']);
	const kinds = db
		.select()
		.from(leaves)
		.all()
		.map(({ kind }) => kind);
	expect(kinds).toEqual(['open', 'vote', 'vote', 'vote', 'audit-head', 'close']);
	expect(
		db
			.select()
			.from(heads)
			.all()
			.map(({ size }) => size),
	).toEqual([1, 6]);
});

test('in a real round the sealed ballots are destroyed with the opening', async () => {
	const house = await opened((fixture) => ({ ...fixture, round: { ...fixture.round, isDemo: false } }));
	const { db, round, logKey, opensAt, closesAt } = house;
	await house.cast(1, 2, opensAt);
	expect(() => db.delete(envelopes).run()).toThrow('never taken out');
	await closePoll(db, { round, logKey }, two(closesAt));
	const one = await openOf(house);
	expect((await keepOpening(db, { round, logKey, one, other: one }, two(closesAt))).ok).toBe(true);
	expect(db.select().from(envelopes).all()).toEqual([]);
	const voted = await findReceipt(db, { round, pub: (await house.card(1)).publicKey });
	expect(voted).toMatch(/^1-/);
	expect(await findReceipt(db, { round, pub: (await house.card(2)).publicKey })).toBeUndefined();
});

test('a misprint is corrected by two people as version 2, told to everybody, and in the log', async () => {
	const { db, round, opensAt } = await opened();
	const right = {
		round,
		number: 1,
		title: 'Badebro',
		price: kroner(60_000),
		why: 'Prisen var forkert.',
	} as const;
	const alone = { ...two(opensAt), witness: 'demo-asta' };
	expect(await correctBallot(db, { ...right, earlier: 'keep' }, alone)).toMatchObject({
		refusal: { reason: 'same_person' },
	});
	const over = await correctBallot(db, { ...right, price: kroner(100_001), earlier: 'keep' }, two(opensAt));
	expect(over).toMatchObject({ refusal: { reason: 'not_ready', missing: [{ what: 'over_pot' }] } });

	expect(await correctBallot(db, { ...right, earlier: 'vote_again' }, two(opensAt))).toMatchObject({
		value: { version: 2 },
	});
	expect(db.select().from(ideaRevisions).all()).toMatchObject([
		{ changedBy: 'demo-asta', changedAt: opensAt, fields: { price: [String(kroner(70_000)), String(kroner(60_000))] } },
	]);
	expect(await listCorrections(db, undefined)).toMatchObject([{ version: 2, why: 'Prisen var forkert.' }]);
	expect(readManifest((await findBox(db, round))?.manifest ?? '')).toMatchObject({ ballotVersion: 2 });
	const versions = db.select().from(ballotVersions).where(eq(ballotVersions.roundId, round)).all();
	expect(versions.map(({ version, earlier }) => [version, earlier])).toEqual([
		[1, null],
		[2, 'vote_again'],
	]);
	expect(db.select().from(leaves).all().at(-1)?.body).toContain('incident\nballot\n2\n');
	expect(() => db.update(ideas).set({ title: 'x' }).run()).toThrow('the ballot is frozen');
});
