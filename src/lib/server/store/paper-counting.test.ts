import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { paperCounters, paperTallies } from '../db/tables/papers.ts';
import { ballotVersions } from '../db/tables/polls.ts';
import { rounds, tracks } from '../db/tables/rounds.ts';
import { auditLog } from '../db/tables/audit.ts';
import { electionsOf } from './elections.ts';
import { revokeCard } from './card-bundles.ts';
import { swapForPaper } from './cards.ts';
import { countPapers, countPapersAnew, countSheets, explainMissing, pilesToCount } from './paper-counting.ts';
import { arePapersIn, paperAccountsOf, paperCountOf } from './paper-counts.ts';
import { decidePapers, giveAnother, takeBackAnother } from './paper-desk.ts';
import { findPapers } from './papers-in-view.ts';
import { countAs, papersOut } from './papers.fixture.ts';
import { openedPoll, start, two } from './poll-rehearsal.ts';
import { publishPoll } from './publication.ts';
import { clearRound } from './seed.ts';
import { transact } from '../db/transact.ts';

test('two people who found the same make the count; one person cannot be both', async () => {
	const house = await papersOut(3);
	const found = { '[1]': 2, '[3]': 1 };
	expect((await countAs(house, 'asta', found)).ok).toBe(true);
	expect(paperCountOf(house.db, house.round)).toBeUndefined();
	expect(await countAs(house, 'asta', found)).toMatchObject({ refusal: { reason: 'counted_by_you' } });
	const again = () => house.db.insert(paperCounters).values({ roundId: house.round, slot: 2, counter: 'asta' }).run();
	expect(again).toThrow('UNIQUE');
	expect((await countAs(house, 'bo', found)).ok).toBe(true);
	expect(paperCountOf(house.db, house.round)?.tracks[0]?.piles[0]?.lines).toHaveLength(2);
	expect(await countAs(house, 'carla', found)).toMatchObject({ refusal: { reason: 'count_stands' } });
	const counts = house.db.select().from(auditLog).where(eq(auditLog.action, 'count_papers')).all();
	expect(counts.map(({ facts }) => JSON.parse(facts))).toEqual([
		{ slot: 1, attempt: 1, stage: 'second' },
		{ slot: 2, attempt: 1, stage: 'agreed' },
	]);
});

test('who differs counts once more, and then a third person decides', async () => {
	const house = await papersOut(3);
	await countAs(house, 'asta', { '[1]': 3 });
	await countAs(house, 'bo', { '[2]': 3 });
	expect(await countAs(house, 'carla', { '[1]': 3 })).toMatchObject({ refusal: { reason: 'they_count_again' } });
	expect((await countAs(house, 'bo', { '[1]': 2, '[2]': 1 })).ok).toBe(true);
	expect((await countAs(house, 'asta', { '[1]': 3 })).ok).toBe(true);
	expect(paperCountOf(house.db, house.round)).toBeUndefined();
	expect((await countAs(house, 'carla', { '[1]': 2, '[2]': 1 })).ok).toBe(true);
	expect(paperCountOf(house.db, house.round)?.tracks[0]?.piles[0]?.lines).toEqual([
		{ choices: '[1]', papers: 2 },
		{ choices: '[2]', papers: 1 },
	]);
});

test('more papers than cards were swapped are no count, and neither is half a count', async () => {
	const house = await papersOut(3);
	expect(await countAs(house, 'asta', { '[1]': 4 })).toEqual({
		ok: false,
		refusal: { reason: 'more_papers_than_swapped', used: 4, handedOut: 3 },
	});
	const { db, round } = house;
	const half = pilesToCount(db, round)
		.slice(1)
		.map((place) => ({ ...place, papers: 0 }));
	expect(await countPapers(db, { round, lines: half }, { actor: 'asta', now: start })).toMatchObject({
		refusal: { reason: 'not_these_piles' },
	});
});

test('papers are counted between closing and publication, and only where there are any', async () => {
	const open = await papersOut(1);
	open.db.update(rounds).set({ pollState: 'open' }).run();
	expect(await countAs(open, 'asta', {})).toMatchObject({ refusal: { reason: 'not_counting_now' } });
	expect(await countAs(await papersOut(0), 'asta', {})).toMatchObject({ refusal: { reason: 'no_papers_out' } });
});

test('a missing paper keeps the result back until two people have said why, and again when they count anew', async () => {
	const house = await papersOut(3);
	const { db, round } = house;
	const explain = () => explainMissing(db, { round, why: 'Den ene gik hjem med sin seddel.' }, two(start));
	for (const actor of ['asta', 'bo']) await countAs(house, actor, { '[1]': 2 });
	expect(paperAccountsOf(db, round)).toMatchObject([{ handedOut: 3, valid: 2, missing: 1 }]);
	expect(arePapersIn(db, round)).toMatchObject({ refusal: { reason: 'papers_missing' } });
	expect(await explainMissing(db, { round, why: 'x' }, { ...two(start), witness: 'demo-asta' })).toMatchObject({
		refusal: { reason: 'same_person' },
	});
	expect((await explain()).ok).toBe(true);
	expect(arePapersIn(db, round).ok).toBe(true);

	expect((await countPapersAnew(db, round, two(start))).ok).toBe(true);
	expect(await countPapersAnew(db, round, two(start))).toMatchObject({ refusal: { reason: 'nothing_counted' } });
	for (const actor of ['asta', 'bo']) await countAs(house, actor, { '[1]': 3 });
	expect(arePapersIn(db, round).ok).toBe(true);
	expect(await explain()).toMatchObject({ refusal: { reason: 'no_paper_missing' } });
	db.$client.pragma('foreign_keys = ON');
	transact(db, (tx) => clearRound(tx, round));
	expect(db.select().from(rounds).all()).toEqual([]);
});

test('a paper with a wrong mark is handed in for another; the last press can be taken back until the count stands', async () => {
	const house = await papersOut(2);
	const { db, round } = house;
	const by = { actor: 'asta', now: start };
	expect(await takeBackAnother(db, round, by)).toMatchObject({ refusal: { reason: 'nothing_to_take_back' } });
	expect(await giveAnother(db, { round, kind: 'renewed' }, by)).toMatchObject({
		refusal: { reason: 'none_set_aside' },
	});
	for (let press = 0; press < 2; press++) await giveAnother(db, { round, kind: 'spoiled' }, by);
	expect((await takeBackAnother(db, round, by)).ok).toBe(true);
	for (const actor of ['asta', 'bo']) await countAs(house, actor, { '[1]': 2 });
	expect(paperAccountsOf(db, round)).toMatchObject([{ handedOut: 3, valid: 2, spoiled: 1, missing: 0 }]);
	expect(await takeBackAnother(db, round, by)).toMatchObject({ refusal: { reason: 'count_stands' } });
	const deeds = db.select({ action: auditLog.action }).from(auditLog).all();
	expect(deeds.map(({ action }) => action)).toEqual(
		expect.arrayContaining(['give_another_paper', 'take_back_paper', 'count_papers']),
	);
});

test('a pile that is set aside is replaced paper by paper, and never counts after all', async () => {
	const house = await papersOut(2);
	const { db, round } = house;
	const corrected = { manifest: '{}', reason: 'Prisen var forkert.', madeBy: 'asta', madeWith: 'bo' };
	db.insert(ballotVersions)
		.values({ roundId: round, version: 2, earlier: 'keep', ...corrected })
		.run();
	const decide = (earlier: 'keep' | 'vote_again', version = 1) =>
		decidePapers(db, { round, version, earlier, why: 'Prisen var for langt ude.' }, two(start));
	expect(await decide('vote_again')).toMatchObject({ refusal: { reason: 'not_open' } });
	db.update(rounds).set({ pollState: 'open' }).run();
	expect(await decide('vote_again', 2)).toMatchObject({ refusal: { reason: 'no_earlier_version' } });
	expect((await decide('vote_again')).ok).toBe(true);
	expect((await giveAnother(db, { round, kind: 'renewed' }, two(start))).ok).toBe(true);
	expect(await decide('keep')).toMatchObject({ refusal: { reason: 'papers_renewed' } });

	db.update(rounds).set({ pollState: 'opened' }).run();
	const counted = (actor: string, marked: number) => countAs(house, actor, { '[1]': 1 }, { '[1]': marked });
	expect(await counted('asta', 3)).toMatchObject({ refusal: { used: 4, handedOut: 3 } });
	for (const actor of ['asta', 'bo']) expect((await counted(actor, 2)).ok).toBe(true);
	expect(paperAccountsOf(db, round)).toMatchObject([{ handedOut: 3, valid: 3, missing: 0 }]);
	expect(paperCountOf(db, round)?.tracks[0]?.piles.map((pile) => pile.counted)).toEqual([false, true]);
});

test('papers with more than one mark are typed in one by one, and those that differ are named by number', async () => {
	const house = await papersOut(3, ['[1,2]', '[1]']);
	const { db, round, now } = house;
	db.update(tracks).set({ format: 'up_to', marks: 2 }).run();
	const type = (actor: string, sheets: string) => countSheets(db, { round, typed: [sheets] }, { actor, now });
	expect(await type('asta', '1 2\n9\n3')).toEqual({
		ok: false,
		refusal: { reason: 'sheet_line_wrong', version: 1, number: 2 },
	});
	expect(await type('asta', '1\n2\n3\n1')).toMatchObject({ refusal: { used: 4, handedOut: 3 } });
	expect((await type('asta', '1 2\n2 1\n!')).ok).toBe(true);
	expect((await type('bo', '1 2\n2 3\n1 2 3')).ok).toBe(true);
	expect(await findPapers(db, round, 'bo')).toMatchObject({
		stage: 'again',
		differing: [{ track: 1, version: 1, sheet: 2 }],
		toType: [{ version: 1, before: '1 2\n?\n!' }],
	});
	expect(await countAs(house, 'bo', { '[1]': 3 })).toMatchObject({ refusal: { reason: 'not_these_piles' } });
	expect((await type('bo', '1 2\n1 2\n!')).ok).toBe(true);
	expect(electionsOf(db, round)[0]?.board).toEqual(['[1,2]', '[1,2]', '[1,2]', '[1]']);
	expect(paperAccountsOf(db, round)).toMatchObject([{ valid: 2, invalid: 1, missing: 0 }]);

	const count = paperCountOf(db, round);
	expect((await publishPoll(db, { round, logKey: Buffer.alloc(32, 2) }, two(now))).ok).toBe(true);
	expect(paperCountOf(db, round)).toEqual(count);
	const kept = db.select().from(paperTallies).all();
	expect(kept.map(({ slot, sheet, what, papers }) => [slot, sheet, what, papers])).toEqual([
		[1, 0, '[1,2]', 2],
		[1, 0, 'invalid', 1],
		[2, 0, '[1,2]', 2],
		[2, 0, 'invalid', 1],
	]);
});

test('papers that were all carried home are missing in every track, though nobody typed one', async () => {
	const { db, round, now } = await papersOut(1, ['[1,2]']);
	db.update(tracks).set({ format: 'up_to', marks: 2 }).run();
	for (const actor of ['asta', 'bo'])
		expect((await countSheets(db, { round, typed: [''] }, { actor, now })).ok).toBe(true);
	expect(paperCountOf(db, round)?.tracks).toEqual([{ track: 1, piles: [] }]);
	expect(paperAccountsOf(db, round)).toMatchObject([{ valid: 0, missing: 1 }]);
	expect(arePapersIn(db, round)).toMatchObject({ refusal: { reason: 'papers_missing' } });
});

test('a card is swapped by two people as long as it could vote', async () => {
	const house = await openedPoll();
	const { db, round, opensAt, closesAt } = house;
	const { publicKey: pub } = await house.card(1);
	const swap = (now: number, witness = 'demo-bo') => swapForPaper(db, { round, pub }, { ...two(now), witness });
	expect(await swap(opensAt, 'demo-asta')).toMatchObject({ refusal: { reason: 'same_person' } });
	expect(await swap(closesAt)).toMatchObject({ refusal: { reason: 'poll_closed' } });
	db.update(rounds).set({ pollState: 'incident' }).run();
	expect((await swap(opensAt)).ok).toBe(true);
	expect(await swap(opensAt)).toMatchObject({ refusal: { reason: 'card_on_paper' } });
	expect(await revokeCard(db, { round, pub }, two(opensAt))).toMatchObject({ refusal: { reason: 'card_on_paper' } });
});
