import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { id, type IdeaId } from '../../domain/ids.ts';
import { kroner } from '../../domain/money.ts';
import { ideas } from '../db/tables/ideas.ts';
import { lots, results } from '../db/tables/results.ts';
import type { Fixture } from '../fixtures/fixture.ts';
import { listOpenLots, recordLot } from './lots.ts';
import { rehearseCount, two, type Rehearsal } from './poll-rehearsal.ts';
import { publishPoll } from './publication.ts';

type Change = (fixture: Fixture) => Fixture;

/** A counted poll with these votes, and how its lot is drawn. */
async function counted(votes: readonly number[], change?: Change) {
	const house = await rehearseCount(votes, change);
	const { round, closesAt } = house;
	const how = { method: 'Sedler i en hat', witness: 'Skolelederen', otherWitness: 'En nabo', drawnAt: closesAt };
	return { ...house, lot: (drawn: readonly number[]) => ({ round, track: 1, drawn, ...how }), by: two(closesAt) };
}

const wonIn = ({ db }: Pick<Rehearsal, 'db'>) =>
	db.select({ number: ideas.number }).from(ideas).where(eq(ideas.stage, 'won')).all();

test('nobody has won before the lot is drawn, and then the one that was drawn first', async () => {
	const house = await counted([1, 1, 2, 2, 3]);
	const { db, round, logKey, by, lot } = house;
	expect(await listOpenLots(db, round)).toEqual([{ track: 1, name: 'Puljen', between: [1, 2] }]);
	expect(await publishPoll(db, { round, logKey }, by)).toMatchObject({ refusal: { reason: 'lot_open' } });
	expect(wonIn(house)).toEqual([]);

	expect((await recordLot(db, lot([2, 1]), by)).ok).toBe(true);
	expect(await listOpenLots(db, round)).toEqual([]);
	expect(await publishPoll(db, { round, logKey }, { ...by, witness: by.actor })).toMatchObject({
		refusal: { reason: 'same_person' },
	});
	expect(wonIn(house)).toEqual([]);
	expect((await publishPoll(db, { round, logKey }, by)).ok).toBe(true);
	expect(wonIn(house)).toEqual([{ number: 2 }, { number: 3 }]);
	expect(db.select().from(results).all()).toHaveLength(1);
	expect(() => db.update(lots).set({ drawn: '[1,2]' }).run()).toThrow('never drawn again');
});

test('ids decide nothing: with other ids the same lot is asked for', async () => {
	const turned = (fixture: Fixture): Fixture => {
		const ids = fixture.ideas.map((idea) => idea.id).reverse();
		return { ...fixture, ideas: fixture.ideas.map((idea, at) => ({ ...idea, id: id<IdeaId>(ids[at] ?? '') })) };
	};
	const { db, round } = await counted([1, 2], turned);
	expect(await listOpenLots(db, round)).toEqual([{ track: 1, name: 'Puljen', between: [1, 2] }]);
});

const priced =
	(...prices: number[]): Change =>
	(fixture) => ({
		...fixture,
		ideas: fixture.ideas.map((idea, at) => ({ ...idea, price: kroner(prices[at] ?? 0) })),
	});

test('no lot is asked for when the pot pays both', async () => {
	const { db, round, logKey, by, lot } = await counted([1, 2], priced(50_000, 50_000, 30_000));
	expect(await listOpenLots(db, round)).toEqual([]);
	expect(await recordLot(db, lot([1, 2]), by)).toMatchObject({ refusal: { reason: 'no_lot_needed' } });
	expect((await publishPoll(db, { round, logKey }, by)).ok).toBe(true);
});

test('the last place that fits after skipping is drawn by the same rule', async () => {
	const { db, round } = await counted([1, 1, 2, 3], priced(70_000, 30_000, 30_000));
	expect(await listOpenLots(db, round)).toEqual([{ track: 1, name: 'Puljen', between: [2, 3] }]);
});

test('a lot is drawn between exactly these ideas, before two, and not tomorrow', async () => {
	const { db, round, by, lot } = await counted([1, 2]);
	for (const drawn of [[1], [1, 1], [1, 3], [1, 2, 3]]) {
		expect(await recordLot(db, lot(drawn), by)).toMatchObject({ refusal: { reason: 'not_these_ideas' } });
	}
	const alone = { ...lot([1, 2]), otherWitness: 'skolelederen ' };
	expect(await recordLot(db, alone, by)).toMatchObject({ refusal: { reason: 'same_witness' } });
	const later = { ...lot([1, 2]), drawnAt: by.now + 1 };
	expect(await recordLot(db, later, by)).toMatchObject({ refusal: { reason: 'drawn_in_future' } });
	expect(await listOpenLots(db, round)).toHaveLength(1);
});
