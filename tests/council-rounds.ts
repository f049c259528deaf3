import fc from 'fast-check';
import { channels } from '../src/lib/domain/council/turnout.ts';
import { id, type AreaId, type IdeaId, type TrackId } from '../src/lib/domain/ids.ts';
import { kroner } from '../src/lib/domain/money.ts';
import { evaluationOf, projectRows } from '../src/lib/server/fixtures/afterwards.ts';
import { fixtureRound, timesOf, type Fixture } from '../src/lib/server/fixtures/fixture.ts';

/** Titles that people could type, and titles that nobody should: formulas, markup, line ends, quotes. */
const titles = fc.oneof(
	fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter((text) => text.trim() === text && text !== ''),
	fc.constantFrom('=1+1', '+45', '-2', '@SUM(A1)', '<b>Bænk</b>', 'a;b', 'sagde "ja"', "'=1", 'hidden', '1.000 kr.'),
);

const track = fc.record({
	prices: fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 2, maxLength: 7 }),
	marks: fc.uniqueArray(fc.integer({ min: 0, max: 1400 }), { minLength: 7, maxLength: 7 }),
	titles: fc.array(titles, { minLength: 7, maxLength: 7 }),
	threshold: fc.constantFrom(0, 0, 20),
});

const people = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 300 }));

const shape = fc.record({
	tracks: fc.array(track, { minLength: 1, maxLength: 2 }),
	blank: fc.nat(30),
	cells: fc.array(fc.option(people, { nil: null, freq: 6 }), { minLength: 9, maxLength: 9 }),
	ages: fc.array(people, { minLength: 2, maxLength: 6 }),
	eligible: fc.integer({ min: 20_000, max: 90_000 }),
	unused: fc.nat(40),
	spent: fc.nat(100),
	found: fc.nat(100_000),
});

type Shape = typeof shape extends fc.Arbitrary<infer S> ? S : never;

/** So many rounds that are over, each with its own ballots, people and money; the same at every run. */
export function generatedRounds(count: number, seed: number, now: number): Fixture[] {
	return fc.sample(shape, { numRuns: count, seed }).map((one, at) => roundOf(one, `runde-${at + 1}`, now));
}

function roundOf(one: Shape, slug: string, now: number): Fixture {
	const papers = one.tracks.map(({ prices, marks, ...rest }) => ({
		...rest,
		prices,
		marks: prices.map((_, at) => marks[at] ?? 0),
	}));
	const sums = papers.map(({ marks }) => marks.reduce((sum, given) => sum + given, 0));
	const votes = Math.max(...sums) + one.blank + 1;
	let number = 0;
	const ideas = papers.flatMap(({ prices, titles: named }, track) =>
		prices.map((price, at) => {
			number += 1;
			return {
				id: id<IdeaId>(`${slug}-${number}`),
				slug: `idé-${number}`.replace('é', 'e'),
				number,
				stage: 'on_ballot' as const,
				trackId: id<TrackId>(`${slug}-${track + 1}`),
				title: named[at] ?? '',
				price: kroner(price),
				invented: true,
			};
		}),
	);
	const [first] = papers;
	const best = first ? first.marks.indexOf(Math.max(...first.marks)) : 0;
	const price = first?.prices[best] ?? 0;
	const times = timesOf({ now: now - 86_400_000 * 100, phase: 'published' });
	let left = votes;
	const counts = one.cells.flatMap((cell, at) => {
		if (cell === null) return [];
		const voters = Math.min(cell, left);
		left -= voters;
		return [{ place: `Sted ${Math.floor(at / 3)}`, channel: channels[at % 3] ?? 'phone', voters }];
	});

	return {
		area: { id: id<AreaId>('proeve'), slug: 'proeve', name: 'Prøve', town: 'Odense', invented: true },
		round: {
			id: fixtureRound(slug),
			slug,
			name: `Runde ${slug}`,
			minimumAge: 10,
			voters: 'alle',
			...times,
			isDemo: true,
			invented: 'all',
		},
		tracks: papers.map(({ threshold }, at) => ({
			id: id<TrackId>(`${slug}-${at + 1}`),
			position: at + 1,
			name: `Pulje ${at + 1}`,
			pot: kroner(60_000),
			blankAllowed: true,
			thresholdPermille: threshold,
		})),
		places: [],
		meetings: [],
		ideas,
		afterwards: {
			marks: papers.map(({ marks }, at) => {
				const offset = at === 0 ? 1 : 1 + (first?.prices.length ?? 0);
				const given = marks.map((ballots, idea) => [idea + offset, ballots] as const);
				return new Map([[0, votes - (sums[at] ?? 0)], ...given]);
			}),
			turnout: {
				eligible: one.eligible,
				handedOut: votes + one.unused,
				unused: one.unused,
				countedAt: now,
				invented: true,
			},
			counts: [...counts, { place: 'Resten', channel: 'phone', voters: left }],
			evaluation: [
				...evaluationOf(
					'age',
					one.ages.map((age, at) => [`Alder ${at}`, age] as const),
				),
			],
			projects: [
				projectRows({
					idea: id<IdeaId>(`${slug}-${best + 1}`),
					owner: '=Gruppen',
					contact: '',
					granted: price,
					beganAt: now - 50 * 86_400_000,
					way: [[3, 4]],
					news: [[5, '=news']],
					money: [
						...(one.spent > 0 && price >= 100
							? [['spent', Math.floor((price * one.spent) / 100) || 1, 'Bilag 1', 3] as const]
							: []),
						...(one.found > 0 ? [['co_funded', one.found, '=Fonden', 4] as const] : []),
					],
				}),
			],
		},
	};
}
