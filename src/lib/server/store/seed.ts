import { eq } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { CARDS_IN_BUNDLE } from '../../domain/voting/card.ts';
import type { Db, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import type { MadeCard } from '../cards/make-cards.ts';
import { ballotBoxes, bundles, envelopes, heads, leaves } from '../db/tables/ballot-box.ts';
import { cardBundles, cards, cardsHandedOut, cardTags } from '../db/tables/cards.ts';
import { deskPresses, placeLanguages } from '../db/tables/desks.ts';
import { ideaTexts } from '../db/tables/idea-texts.ts';
import { ideas } from '../db/tables/ideas.ts';
import { meetings } from '../db/tables/meetings.ts';
import { board, lots, openings, results } from '../db/tables/results.ts';
import { paperCounters, paperDecisions, paperGaps, papersAgain, paperTallies } from '../db/tables/papers.ts';
import { ballotVersions, pollReadings } from '../db/tables/polls.ts';
import { areas, pollingPlaces, rounds, tracks } from '../db/tables/rounds.ts';
import type { Fixture } from '../fixtures/fixture.ts';
import { record } from './audit.ts';
import { insertBox, type NewBox } from './ballot-boxes.ts';
import { insertBundle } from './cards.ts';
import { foundMunicipality } from './municipality.ts';
import { clearAfterwards, insertAfterwards } from './seed-afterwards.ts';
import { clearRipening, insertRipening } from './seed-ripening.ts';

export type SeedRefusal = { readonly reason: 'real_round'; readonly slug: string };

/** What lets a fixture vote: its box, and its cards in one open bundle. */
export type SeededBox = { readonly box: NewBox; readonly cards: readonly MadeCard[] };

/** Loads a fixture; one of the same name that is there already is replaced. A real round never is. */
export async function seedRound(
	db: Db,
	fixture: Fixture,
	{ box, cards: made }: SeededBox,
	now: number,
): Promise<Result<null, SeedRefusal>> {
	return transact(db, (tx) => {
		const { area, round } = fixture;
		const there = tx.select().from(rounds).where(eq(rounds.slug, round.slug)).get();
		if (there && !there.isDemo) return refuse({ reason: 'real_round', slug: round.slug });
		if (there) clearRound(tx, there.id);

		foundMunicipality(tx, { id: 1, name: 'Demokommunen', phone: '12 34 56 78', firstStartedAt: now, isDemo: true });
		tx.insert(areas).values(area).onConflictDoNothing().run();
		tx.insert(rounds)
			.values({ ...round, areaId: area.id })
			.run();
		insertAll(tx, fixture, now);
		insertBox(tx, box);
		const { afterwards } = fixture;
		if (afterwards) insertAfterwards(tx, round.id, afterwards, round.publishedAt ?? now);
		for (let at = 0; at < made.length; at += CARDS_IN_BUNDLE) {
			insertBundle(tx, round.id, made.slice(at, at + CARDS_IN_BUNDLE), 'active');
		}
		record(tx, { at: now, actor: 'system', action: 'seed', object: round.id });
		return ok(null);
	});
}

/** Whether anything has been put into this database yet. */
export async function isEmpty(db: Db): Promise<boolean> {
	return db.select({ id: rounds.id }).from(rounds).limit(1).get() === undefined;
}

function insertAll(tx: Tx, fixture: Fixture, now: number): void {
	const { round, tracks: ofTracks, places, meetings: ofMeetings, ideas: ofIdeas, ripening, spoken = [] } = fixture;
	const roundId = round.id;
	for (const track of ofTracks)
		tx.insert(tracks)
			.values({ ...track, roundId })
			.run();
	for (const place of places)
		tx.insert(pollingPlaces)
			.values({ ...place, roundId })
			.run();
	for (const one of spoken)
		tx.insert(placeLanguages)
			.values({ ...one, roundId })
			.run();
	for (const meeting of ofMeetings)
		tx.insert(meetings)
			.values({ ...meeting, roundId })
			.run();
	for (const idea of ofIdeas)
		tx.insert(ideas)
			.values({ ...idea, roundId })
			.run();
	for (const text of fixture.texts ?? [])
		tx.insert(ideaTexts)
			.values({ ...text, changedAt: now })
			.run();
	if (ripening) insertRipening(tx, roundId, ripening);
}

/** Takes a demo round away with everything in it. */
export function clearRound(tx: Tx, roundId: RoundId): void {
	clearAfterwards(tx, roundId);
	clearRipening(tx, roundId);
	const ofDesks = [deskPresses, placeLanguages];
	const ofCards = [cards, cardBundles, cardTags, cardsHandedOut, ballotBoxes];
	const ofPapers = [paperTallies, paperCounters, paperGaps, paperDecisions, papersAgain];
	const ofVote = [
		bundles,
		envelopes,
		leaves,
		heads,
		results,
		lots,
		board,
		openings,
		...ofPapers,
		...ofDesks,
		...ofCards,
	];
	for (const table of [...ofVote, pollReadings, ballotVersions, ideas, meetings, pollingPlaces, tracks])
		tx.delete(table).where(eq(table.roundId, roundId)).run();
	tx.delete(rounds).where(eq(rounds.id, roundId)).run();
}
