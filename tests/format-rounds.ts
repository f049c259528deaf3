import { openDatabase } from '../src/lib/server/db/database.ts';
import { ideaPictures } from '../src/lib/domain/idea/picture.ts';
import { id, type AreaId, type TrackId } from '../src/lib/domain/ids.ts';
import { kroner } from '../src/lib/domain/money.ts';
import type { BallotFormatName, VoteChange } from '../src/lib/domain/round/round.ts';
import { fixtureIdea, fixtureRound, timesOf, type Fixture } from '../src/lib/server/fixtures/fixture.ts';
import { loadFixture } from '../src/lib/server/fixtures/load.ts';
import { saturday, type House } from './house.ts';

/** A format with its settings: how many marks, whether the ballot may be left blank, whether a vote may be changed. */
export type FormatRound = {
	readonly format: BallotFormatName;
	readonly marks: number;
	readonly blankAllowed: boolean;
	readonly voteChange: VoteChange;
};

export const formatRounds: readonly FormatRound[] = [
	{ format: 'one_mark', marks: 1, blankAllowed: true, voteChange: 'until_close' },
	{ format: 'up_to', marks: 3, blankAllowed: true, voteChange: 'never' },
	{ format: 'stacked', marks: 3, blankAllowed: false, voteChange: 'until_close' },
	{ format: 'points', marks: 5, blankAllowed: true, voteChange: 'until_close' },
	{ format: 'ranking', marks: 3, blankAllowed: false, voteChange: 'never' },
	{ format: 'fill_pot', marks: 1, blankAllowed: true, voteChange: 'never' },
];

/** The address of the round with that format. */
export const slugOfFormat = (format: BallotFormatName) => `proeve-${format.replace('_', '-')}`;

const ideas: readonly (readonly [title: string, price: number, line: string])[] = [
	['Bevægelsespark', 60_000, 'En park til leg og motion.'],
	['Bytorv', 50_000, 'Et torv, hvor vi kan mødes.'],
	['Bænke på stien', 20_000, 'Så alle kan gå hele turen.'],
	['Grillhytte', 40_000, 'Tag over hovedet, når vi spiser.'],
	['Lys på legepladsen', 30_000, 'Så vi kan lege om vinteren.'],
	['Cykelværksted', 10_000, 'Værktøj og hjælp til din cykel.'],
];

/** Puts an open round of each format into a house. */
export async function loadFormatRounds(house: House): Promise<void> {
	const db = openDatabase(house.database);
	const now = Date.parse(saturday);
	for (const round of formatRounds) {
		const loaded = await loadFixture(db, roundOf(round, now), { keyDir: house.keyDir, origin: house.origin, now });
		if (!loaded.ok) throw new Error(loaded.refusal.reason);
	}
	db.$client.close();
}

function roundOf({ format, marks, blankAllowed, voteChange }: FormatRound, now: number): Fixture {
	const slug = slugOfFormat(format);
	const track = id<TrackId>(`${slug}-pulje`);
	return {
		area: { id: id<AreaId>('proeve'), slug: 'proeve', name: 'Prøve', town: 'Odense', invented: true },
		round: {
			...{ id: fixtureRound(slug), slug, name: `Prøve: ${format}`, voters: 'alle', minimumAge: 10, voteChange },
			...{ ...timesOf({ now, phase: 'open' }), helpPhone: '12 34 56 78', isDemo: true, invented: 'all' },
		},
		tracks: [{ id: track, position: 1, name: 'Puljen', pot: kroner(100_000), format, marks, blankAllowed }],
		places: [],
		meetings: [],
		cards: 6,
		ideas: ideas.map(([title, price, line], at) =>
			fixtureIdea(slug, at + 1, { title, price, line, track, picture: ideaPictures[at], invented: true }),
		),
	};
}
