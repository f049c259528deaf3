import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBy } from '../../domain/counting/rules.ts';
import { weigh } from '../../domain/counting/profile.ts';
import { readPabulib } from '../../domain/formats/pabulib.ts';
import { id, type AreaId, type IdeaId, type RoundId, type TrackId } from '../../domain/ids.ts';
import { kroner } from '../../domain/money.ts';
import { ballotFormats, winnerRules } from '../../domain/round/round.ts';
import { choicesText } from '../../domain/voting/ballot-text.ts';
import type { Db } from '../db/database.ts';
import { emptyDatabase } from '../db/empty-database.fixture.ts';
import { ideas } from '../db/tables/ideas.ts';
import { board, lots, openings } from '../db/tables/results.ts';
import { areas, rounds, tracks } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { findOpenedRound } from '../store/opened-rounds.ts';
import { findResults, writeResults } from '../store/results.ts';
import { ballotsCsv } from './ballots-csv.ts';
import { resultJson } from './result-json.ts';
import { resultPb } from './result-pb.ts';

const now = Date.parse('2026-09-12T13:00:00Z');
const roundId = id<RoundId>('forsoeg');
const trackId = id<TrackId>('forsoeg-1');

type Vote = {
	readonly format: (typeof ballotFormats)[number];
	readonly rule: (typeof winnerRules)[number];
	readonly thresholdPermille: number;
	readonly pot: number;
	readonly prices: readonly number[];
	readonly ballots: readonly (readonly number[])[];
};

/** A round with a few ideas and some ballots: each a list of marks, idea by idea. */
const votes: fc.Arbitrary<Vote> = fc.integer({ min: 1, max: 6 }).chain((count) =>
	fc.record({
		format: fc.constantFrom(...ballotFormats),
		rule: fc.constantFrom(...winnerRules),
		thresholdPermille: fc.constantFrom(0, 0, 20, 250),
		pot: fc.integer({ min: 1, max: 60 }),
		prices: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: count, maxLength: count }),
		ballots: fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: count, maxLength: count }), {
			minLength: 20,
			maxLength: 40,
		}),
	}),
);

/** The marks of a ballot as its format lets them be. */
function marksIn(given: readonly number[], format: Vote['format']) {
	const marked = given.map((marks, place) => ({ idea: place + 1, marks })).filter(({ marks }) => marks > 0);
	if (format === 'stacked' || format === 'points') return marked;
	const once = marked.map(({ idea }) => ({ idea, marks: 1 }));
	return format === 'one_mark' ? once.slice(0, 1) : format === 'ranking' ? once.reverse() : once;
}

function publish(db: Db, { pot, prices, ballots, ...settings }: Vote): void {
	const number = prices.map((_, place) => place + 1);
	db.insert(areas)
		.values({ id: id<AreaId>('a'), slug: 'a', name: 'A', town: 'T' })
		.run();
	db.insert(rounds)
		.values({
			...{ id: roundId, areaId: id<AreaId>('a'), slug: 'forsoeg', name: 'Forsøg', minimumAge: 10, voters: 'alle' },
			...{ pollState: 'published', publishedAt: now, tieRule: 'lot_drawn_before' },
		})
		.run();
	db.insert(tracks)
		.values({ id: trackId, roundId, position: 1, name: 'Puljen', pot: kroner(pot), marks: 18, ...settings })
		.run();
	number.forEach((at) =>
		db
			.insert(ideas)
			.values({
				...{ id: id<IdeaId>(`i${at}`), roundId, trackId, slug: `i${at}`, number: at, title: `Idé; ${at}` },
				...{ price: kroner(prices[at - 1] ?? 0), stage: 'on_ballot' },
			})
			.run(),
	);
	db.insert(openings)
		.values({ roundId, valid: ballots.length, invalid: 0, hash: Buffer.alloc(32), openedAt: now })
		.run();
	const sorted = ballots.map((given) => choicesText(marksIn(given, settings.format))).sort();
	sorted.forEach((choices, rank) => db.insert(board).values({ roundId, track: 1, rank, choices }).run());
	const drawn = JSON.stringify([...number].reverse());
	db.insert(lots)
		.values({
			...{ id: 'l', roundId, track: 1, between: JSON.stringify(number), drawn, drawnAt: now },
			...{ method: 'Hat', witness: 'a', otherWitness: 'b' },
		})
		.run();
	transact(db, (tx) => writeResults(tx, roundId, now));
}

test('page, JSON, CSV and Pabulib file agree on every number', async () => {
	const check = fc.asyncProperty(votes, async (vote) => {
		const db = emptyDatabase();
		publish(db, vote);
		const found = await findResults(db, 'forsoeg', now);
		const opened = await findOpenedRound(db, 'forsoeg', now);
		if (found?.state !== 'published' || !opened) throw new Error('not published');
		const json = JSON.parse(JSON.stringify(resultJson(found)));
		const [track] = json.tracks;
		const page = found.tracks[0]!.outcome;

		// JSON says what the page shows
		expect(json.votes).toBe(vote.ballots.length);
		expect(track.winners.map(Number)).toEqual(page.winners);
		expect([Number(track.budget), Number(track.cost), Number(track.left)]).toEqual([
			page.pot / 100,
			page.cost / 100,
			page.left / 100,
		]);
		expect(page.cost + page.left).toBe(page.pot);
		expect(track.steps.map((step: { left: string }) => Number(step.left) * 100)).toEqual(
			page.steps.map(({ left }) => left),
		);

		// the rows of the CSV file add up to what each idea got
		const rows = ballotsCsv(opened)
			.trim()
			.split('\r\n')
			.slice(1)
			.map((row) => row.split(';'));
		expect(rows).toHaveLength(vote.ballots.length);
		expect(rows.filter(([, named]) => named === '')).toHaveLength(track.blank);
		for (const { number, support, votes: named } of track.projects) {
			const given = rows.flatMap(([, numbers = '', marks = '']) => {
				const at = numbers.split(' ').indexOf(String(number));
				const length = numbers.split(' ').length;
				return at < 0 ? [] : [page.weights === 'borda-ballot' ? length - at : Number(marks.split(' ')[at])];
			});
			expect([given.length, given.reduce((sum, one) => sum + one, 0)]).toEqual([named, Number(support)]);
		}

		// and the Pabulib file counts to the same winners by the same options
		const reader = readPabulib();
		reader.feed(new TextEncoder().encode(resultPb(opened, 1)));
		const read = reader.end();
		if (!read.ok) throw new Error(JSON.stringify(read.refusal));
		const { instance, ballots, details } = read.value;
		const { weights, tie, ...settings } = track.options;
		expect(tie).toBe('list');
		const ties = { by: [], drawn: track.lots.map(({ drawn }: { drawn: string[] }) => drawn) };
		const counted = countBy(
			{ rule: track.rule, settings },
			instance,
			weigh(ballots, instance.projects.length, weights),
			ties,
		);
		if (!page.smallest || track.rule === 'greedy') {
			expect(counted.ok && counted.value.winners).toEqual(track.winners);
		}
		expect(details.map((detail) => [detail.get('project_id'), detail.get('selected')])).toEqual(
			vote.prices.map((_, at) => [String(at + 1), track.winners.includes(String(at + 1)) ? '1' : '0']),
		);
		db.$client.close();
	});
	await fc.assert(check, { numRuns: process.env['RELEASE'] ? 2_000 : 20 });
}, 300_000);

test('of a round with few ballots only the totals are given out', async () => {
	const db = emptyDatabase();
	const ballots = Array.from({ length: 19 }, () => [1, 0]);
	publish(db, {
		...{ format: 'one_mark', rule: 'greedy_skip', thresholdPermille: 0, pot: 50, prices: [30, 30], ballots },
	});
	const opened = await findOpenedRound(db, 'forsoeg', now);
	if (!opened) throw new Error('not published');
	expect(opened.isFew).toBe(true);
	expect(resultPb(opened, 1)).toBeUndefined();
	expect(ballotsCsv(opened)).toBe('\ufefftrack;number;idea;votes;marks\r\n1;1;"Idé; 1";19;19\r\n1;2;"Idé; 2";0;0\r\n');
});
