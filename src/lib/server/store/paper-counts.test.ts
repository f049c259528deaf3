import { expect, test } from 'vitest';
import { papersOf } from '../../domain/voting/paper-count.ts';
import { ballotVersions } from '../db/tables/polls.ts';
import { electionsOf } from './elections.ts';
import { openLots, recordLot } from './lots.ts';
import { arePapersIn, paperCountOf } from './paper-counts.ts';
import { countAs, papersOut } from './papers.fixture.ts';
import { publishPoll } from './publication.ts';
import { findResults, outcomeOf } from './results.ts';
import { findTurnout, saveTurnout } from './turnouts.ts';

test('papers lie in the count beside what was in the box, in the order of a board', async () => {
	const house = await papersOut(5, ['[1]', '[1]', '[2]']);
	const { db, round } = house;
	for (const actor of ['asta', 'bo']) await countAs(house, actor, { '[2]': 2, '[1]': 1, invalid: 2 });
	const count = paperCountOf(db, round);
	const lines = [
		{ choices: '[1]', papers: 1 },
		{ choices: '[2]', papers: 2 },
	];
	const tracks = [{ track: 1, piles: [{ version: 1, counted: true, lines, invalid: 2 }] }];
	expect(count).toEqual({ spoiled: 0, renewed: 0, tracks });
	expect(papersOf(count?.tracks[0]?.piles ?? [])).toEqual(['[1]', '[2]', '[2]']);
	expect(electionsOf(db, round)[0]?.board).toEqual(['[1]', '[1]', '[1]', '[2]', '[2]', '[2]']);
	expect(outcomeOf(db, round).votes).toBe(6);
});

test('a pile that was set aside is counted and has no say', async () => {
	const house = await papersOut(2, ['[1]']);
	const { db, round } = house;
	const corrected = {
		version: 2,
		manifest: '{}',
		reason: 'x',
		earlier: 'vote_again',
		madeBy: 'a',
		madeWith: 'b',
	} as const;
	db.insert(ballotVersions)
		.values({ roundId: round, ...corrected })
		.run();
	for (const actor of ['asta', 'bo']) await countAs(house, actor, {}, { '[2]': 2 });
	expect(paperCountOf(db, round)?.tracks[0]?.piles.map(({ counted: has }) => has)).toEqual([false, true]);
	expect(electionsOf(db, round)[0]?.board).toEqual(['[1]', '[2]', '[2]']);
});

test('while papers are out nobody has won, no lot is asked for, and nothing is published', async () => {
	const house = await papersOut(1, ['[1]', '[2]']);
	const { db, round, now } = house;
	const publish = () => publishPoll(db, { round, logKey: Buffer.alloc(32, 2) }, { actor: 'asta', witness: 'bo', now });
	expect(arePapersIn(db, round)).toEqual({ ok: false, refusal: { reason: 'papers_not_counted' } });
	expect(() => outcomeOf(db, round)).toThrow('papers_not_counted');
	expect(openLots(db, round)).toEqual([]);
	const lot = { round, track: 1, drawn: [1, 2], method: 'hat', witness: 'x', otherWitness: 'y', drawnAt: now };
	expect(await recordLot(db, lot, { actor: 'asta', now })).toMatchObject({ refusal: { reason: 'papers_not_counted' } });
	expect(await publish()).toMatchObject({ refusal: { reason: 'papers_not_counted' } });
	await countAs(house, 'asta', { '[1]': 1 });
	expect(await publish()).toMatchObject({ refusal: { reason: 'papers_not_counted' } });
	await countAs(house, 'bo', { '[1]': 1 });
	expect(arePapersIn(db, round).ok).toBe(true);
	expect(outcomeOf(db, round).tracks[0]?.winners).toContain(1);
});

test('what is written down of the day has as many voters on paper as the result has, unreadable papers too', async () => {
	const house = await papersOut(6, ['[1]', '[1]', '[2]']);
	const { db, round, now } = house;
	for (const actor of ['asta', 'bo']) await countAs(house, actor, { '[2]': 4, invalid: 2 });
	await publishPoll(db, { round, logKey: Buffer.alloc(32, 2) }, { actor: 'asta', witness: 'bo', now });
	const day = { eligible: null, handedOut: null, unused: null, keep: '', change: '' };
	const save = (phone: number, paper: number) => {
		const at = { place: 'Hallen' };
		const counts = [
			{ ...at, channel: 'phone', voters: phone } as const,
			{ ...at, channel: 'paper', voters: paper } as const,
		];
		return saveTurnout(db, round, { ...day, counts }, { by: 'asta', now });
	};
	expect(await findTurnout(db, round)).toMatchObject({ voters: 9, onPaper: 6 });
	expect(await save(5, 4)).toEqual({ ok: false, refusal: { reason: 'paper_differs', paper: 6 } });
	expect((await save(3, 6)).ok).toBe(true);
	const found = await findResults(db, 'lodtraekning', now);
	expect(found).toMatchObject({ turnout: 9, byChannel: null });
});

test('a tie is one of votes in the box and on paper together', async () => {
	const house = await papersOut(1, ['[1]', '[1]', '[2]']);
	for (const actor of ['asta', 'bo']) await countAs(house, actor, { '[2]': 1 });
	expect(openLots(house.db, house.round)).toMatchObject([{ track: 1, between: [1, 2] }]);
});
