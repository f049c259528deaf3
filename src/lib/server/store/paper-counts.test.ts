import { expect, test } from 'vitest';
import { papersOf } from '../../domain/voting/paper-count.ts';
import { ballotVersions } from '../db/tables/polls.ts';
import { cards } from '../db/tables/cards.ts';
import { paperCounters, paperTallies } from '../db/tables/papers.ts';
import { electionsOf } from './elections.ts';
import { openLots } from './lots.ts';
import { arePapersIn, paperCountOf } from './paper-counts.ts';
import { rehearseCount, two, type Rehearsal } from './poll-rehearsal.ts';
import { publishPoll } from './publication.ts';
import { outcomeOf } from './results.ts';

/** Cards that the desk swapped. */
function swapped({ db, round }: Rehearsal, many: number): void {
	for (let at = 0; at < many; at++) {
		db.insert(cards)
			.values({ pub: Buffer.alloc(32, at + 1), roundId: round, status: 'paper' })
			.run();
	}
}

/** Two people found the same: so many papers that say this. */
function counted({ db, round }: Rehearsal, found: Readonly<Record<string, number>>, version = 1): void {
	for (const [slot, counter] of [
		[1, 'demo-asta'],
		[2, 'demo-bo'],
	] as const) {
		db.insert(paperCounters).values({ roundId: round, slot, counter }).onConflictDoNothing().run();
		for (const [what, papers] of Object.entries(found)) {
			db.insert(paperTallies).values({ roundId: round, slot, attempt: 1, track: 1, version, what, papers }).run();
		}
	}
}

test('papers lie in the count beside what was in the box, in the order of a board', async () => {
	const house = await rehearseCount([2, 1, 1]);
	swapped(house, 5);
	counted(house, { '[2]': 2, '[1]': 1, '[]': 1, '[3]': 0, invalid: 1 });
	const count = paperCountOf(house.db, house.round);
	expect(count).toEqual({
		spoiled: 0,
		renewed: 0,
		tracks: [
			{
				track: 1,
				piles: [
					{
						version: 1,
						counted: true,
						lines: [
							{ choices: '[1]', papers: 1 },
							{ choices: '[2]', papers: 2 },
							{ choices: '[]', papers: 1 },
						],
						invalid: 1,
					},
				],
			},
		],
	});
	expect(papersOf(count?.tracks[0]?.piles ?? [])).toEqual(['[1]', '[2]', '[2]', '[]']);
	expect(electionsOf(house.db, house.round)[0]?.board).toEqual(['[1]', '[1]', '[1]', '[2]', '[2]', '[2]', '[]']);
	expect(outcomeOf(house.db, house.round).votes).toBe(7);
});

test('a pile that was set aside is counted and has no say', async () => {
	const house = await rehearseCount([1]);
	const { db, round } = house;
	db.insert(ballotVersions)
		.values({
			roundId: round,
			version: 2,
			manifest: '{}',
			reason: 'x',
			earlier: 'vote_again',
			madeBy: 'a',
			madeWith: 'b',
		})
		.run();
	swapped(house, 2);
	counted(house, { '[1]': 1 });
	counted(house, { '[2]': 2 }, 2);
	expect(paperCountOf(db, round)?.tracks[0]?.piles.map(({ counted: has }) => has)).toEqual([false, true]);
	expect(electionsOf(db, round)[0]?.board).toEqual(['[1]', '[2]', '[2]']);
});

test('while papers are out nobody has won, no lot is asked for, and nothing is published', async () => {
	const house = await rehearseCount([1, 2]);
	const { db, round, logKey, closesAt } = house;
	swapped(house, 1);
	expect(arePapersIn(db, round)).toEqual({ ok: false, refusal: { reason: 'papers_not_counted' } });
	expect(() => outcomeOf(db, round)).toThrow('papers_not_counted');
	expect(openLots(db, round)).toEqual([]);
	expect(await publishPoll(db, { round, logKey }, two(closesAt))).toMatchObject({
		refusal: { reason: 'papers_not_counted' },
	});
	counted(house, { '[1]': 1 });
	expect(arePapersIn(db, round).ok).toBe(true);
	expect(outcomeOf(db, round).tracks[0]?.winners).toContain(1);
});
