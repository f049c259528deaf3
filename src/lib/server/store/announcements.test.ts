import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { composeDeck } from '../../domain/announcement/deck.ts';
import { id, type IdeaId, type MeetingId } from '../../domain/ids.ts';
import { kroner } from '../../domain/money.ts';
import { pollStates, type PollState } from '../../domain/round/poll.ts';
import type { Db } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { ideaAuthors } from '../db/tables/maturing.ts';
import { meetings } from '../db/tables/meetings.ts';
import { board, openings } from '../db/tables/results.ts';
import { rounds, tracks } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { findAnnouncement } from './announcements.ts';
import { findResults, writeResults } from './results.ts';
import { naesbyInMemory, now, round } from './ripening.fixture.ts';

const titled = (title: string) => and(eq(ideas.roundId, round), eq(ideas.title, title));

/** Two ideas on the ballot, and a box that was opened with these votes. */
function opened(...votes: readonly string[]): Db {
	const db = naesbyInMemory();
	const trackId = db.select().from(tracks).where(eq(tracks.roundId, round)).get()?.id ?? null;
	for (const [at, title] of ['Fælleshave', 'Klatrevæg'].entries()) {
		db.update(ideas)
			.set({ stage: 'on_ballot', number: at + 1, price: kroner(100_000), trackId })
			.where(titled(title))
			.run();
	}
	db.insert(openings)
		.values({ roundId: round, valid: votes.length, invalid: 0, hash: Buffer.alloc(32), openedAt: now })
		.run();
	for (const [rank, choices] of [...votes].sort().entries())
		db.insert(board).values({ roundId: round, track: 1, rank, choices }).run();
	moveTo(db, 'opened');
	return db;
}

function moveTo(db: Db, pollState: PollState): void {
	const publishedAt = pollState === 'published' || pollState === 'final' ? now : null;
	db.update(rounds).set({ pollState, publishedAt }).where(eq(rounds.id, round)).run();
}

test('before the box is opened nothing is told, not even thanks', async () => {
	const db = opened('[1]', '[2]', '[2]');
	for (const state of pollStates.slice(0, 4)) {
		moveTo(db, state);
		expect((await findAnnouncement(db, 'naesby', now))?.facts, state).toBeNull();
	}
	moveTo(db, 'incident');
	expect((await findAnnouncement(db, 'naesby', now))?.facts).toBeNull();
});

test('while two people have not published, thanks are told and nothing of the votes', async () => {
	const told = async (...votes: readonly string[]) => (await findAnnouncement(opened(...votes), 'naesby', now))?.facts;
	const facts = await told('[1]', '[1]', '[2]');
	expect(facts?.result).toEqual({ known: 'not_yet', waitsFor: 'publishing' });
	// other votes, the same deck: it tells nothing of them
	expect(await told('[2]')).toEqual(facts);
});

test('a tie that needs a lot is told as that, without the ideas it is between', async () => {
	const found = await findAnnouncement(opened('[1]', '[2]'), 'naesby', now);
	expect(found?.facts?.result).toEqual({ known: 'not_yet', waitsFor: 'lot' });
});

test('once published the numbers are those of the result page', async () => {
	const db = opened('[1]', '[1]', '[2]');
	transact(db, (tx) => writeResults(tx, round, now));
	moveTo(db, 'published');
	const results = await findResults(db, 'naesby', now);
	const facts = (await findAnnouncement(db, 'naesby', now))?.facts;
	if (!facts || results?.state !== 'published') throw new Error('not published');
	expect(facts.result).toMatchObject({ known: 'counted', voters: 3, tracks: results.tracks });
	const winner = composeDeck(facts, 'all').find(({ kind }) => kind === 'winner');
	expect(winner).toMatchObject({ idea: { title: 'Fælleshave' }, counted: { marks: 2, place: 1 } });
});

test('those are thanked whose names stand on the page of an idea, with those whose idea was laid into it', async () => {
	const db = opened('[1]');
	const hidden = db.select().from(ideas).where(titled('Lys på stien')).get()?.id ?? id<IdeaId>('');
	db.insert(ideaAuthors).values({ id: 'waits', ideaId: hidden, name: 'Ingrid', joinedAt: now }).run();
	db.update(ideas).set({ stage: 'withdrawn' }).where(titled('Udekøkken')).run();
	expect((await findAnnouncement(db, 'naesby', now))?.facts?.owners).toEqual([
		{ title: 'Byttehylde', names: ['Lone'] },
		{ title: 'Fælleshave', names: ['Amal', 'Tove', 'Birthe', 'Jens'] },
		{ title: 'Klatrevæg', names: ['Yusuf'] },
	]);
});

test('what came true without money is told unless its page is hidden', async () => {
	const db = opened('[1]');
	const done = async () => (await findAnnouncement(db, 'naesby', now))?.facts?.withoutMoney;
	expect(await done()).toEqual([{ title: 'Byttehylde', doneBy: 'Lone og naboerne i nr. 12' }]);
	db.update(ideas).set({ hidden: true }).where(titled('Byttehylde')).run();
	expect(await done()).toEqual([]);
});

test('the next meeting is one that is still to come and is held', async () => {
	const db = opened('[1]');
	db.update(meetings).set({ cancelled: true }).where(eq(meetings.roundId, round)).run();
	const at = (slug: string, startsAt: number, more: Partial<typeof meetings.$inferInsert> = {}) =>
		db
			.insert(meetings)
			.values({ id: id<MeetingId>(slug), roundId: round, slug, kind: 'follow_up', title: slug, startsAt, ...more })
			.run();
	at('gone', now - 1);
	at('cancelled', now + 1, { cancelled: true });
	at('saturday', now + 2, { kind: 'voting_day' });
	expect((await findAnnouncement(db, 'naesby', now))?.meeting).toBeUndefined();
	at('winners', now + 3);
	const found = await findAnnouncement(db, 'naesby', now);
	expect(found?.meeting?.slug).toBe('winners');
	expect(found?.facts?.hasMeeting).toBe(true);
});

test('a round that is not there has no announcement', async () => {
	expect(await findAnnouncement(opened('[1]'), 'findes-ikke', now)).toBeUndefined();
});
