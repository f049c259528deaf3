import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ideas } from '../db/tables/ideas.ts';
import { rounds } from '../db/tables/rounds.ts';
import { moveIdea } from './maturing.ts';
import { realiseWithoutMoney } from './realised.ts';
import { act, naesbyInMemory, now, round } from './ripening.fixture.ts';
import { openCase } from './screening-cases.ts';

const done = { roundId: round, slug: 'klatrevaeg', doneBy: 'Forældrene', doneOn: now, doneTook: '', picture: null };

test('an idea done without money leaves the talk with the municipality', async () => {
	const db = naesbyInMemory();
	expect((await realiseWithoutMoney(db, done, act)).ok).toBe(true);
	const idea = db.select().from(ideas).where(eq(ideas.slug, 'klatrevaeg')).get();
	expect(idea).toMatchObject({ stage: 'realised_without_money', doneBy: 'Forældrene', number: null });
	expect(idea && openCase(db, idea.id)).toBe(undefined);
});

test('an idea leaves a ballot that is not frozen, and stays on one that is', async () => {
	const db = naesbyInMemory();
	db.update(ideas).set({ stage: 'on_ballot', number: 4 }).where(eq(ideas.slug, 'klatrevaeg')).run();
	db.update(rounds).set({ pollState: 'ready' }).run();
	for (const refused of [
		await realiseWithoutMoney(db, done, act),
		await moveIdea(db, { roundId: round, slug: 'klatrevaeg', event: 'withdraw' }, act),
	]) {
		expect(refused).toEqual({ ok: false, refusal: { reason: 'ballot_frozen' } });
	}
	db.update(rounds).set({ pollState: 'draft' }).run();
	expect((await realiseWithoutMoney(db, done, act)).ok).toBe(true);
	expect(db.select().from(ideas).where(eq(ideas.number, 4)).all()).toEqual([]);
});
