import { fileOfTrack } from '../formats/pabulib-export.ts';
import { writePabulib } from '../formats/pabulib-writer.ts';
import { danishDay } from '../danish-time.ts';
import type { Currency } from '../money.ts';
import { ballotFormat, type BallotPaper } from '../voting/ballot-format.ts';
import type { Manifest } from '../voting/manifest.ts';
import type { TrackElection } from './election.ts';
import type { TrackOutcome } from './track-outcome.ts';

// What a published bundle is counted by: nothing but the manifest, the ballots and the lots.

/** A lot that was drawn in a track, by the numbers of its ideas. */
export type TrackLot = { readonly track: number; readonly drawn: readonly number[] };

/** The ballot paper that a manifest froze. */
export function paperIn({ tracks }: Manifest): BallotPaper {
	return tracks.map(({ track, format, marks, pot, blank, ideas }) => ({
		track,
		format: ballotFormat(format, { marks, pot }),
		blank,
		ideas,
	}));
}

/** What is to be counted, track by track. `boards` holds the choices of each track as canonical texts. */
export function electionsIn(
	{ tracks, tieRule }: Manifest,
	boards: readonly (readonly string[])[],
	lots: readonly TrackLot[],
): TrackElection[] {
	return tracks.map((track, at) => ({
		track: { ...track, ties: tieRule },
		ideas: track.ideas.map(({ number, price }) => ({ number, id: String(number), price })),
		board: boards[at] ?? [],
		lots: lots.filter((lot) => lot.track === track.track).map(({ drawn }) => ({ drawn })),
	}));
}

/** The result of a round as its one canonical text: what each idea got, and who won. */
export function resultText(outcomes: readonly TrackOutcome[]): string {
	return JSON.stringify({
		v: 1,
		tracks: outcomes.map(({ track, votes, blank, rule, settings, weights, smallest, ideas, winners, cost, left }) => ({
			...{ track, votes, blank, rule, settings, weights, smallest },
			...{ ideas: ideas.map(({ idea, marks, votes: named }) => ({ idea, marks, votes: named })), winners, cost, left },
		})),
	});
}

/** A track as a Pabulib file, its ballots in the order in which they are published: sorted. */
export function pabulibOf(manifest: Manifest, election: TrackElection, outcome: TrackOutcome): string {
	const track = manifest.tracks.find((one) => one.track === outcome.track);
	const day = (at: number | null) => (at === null ? '' : danishDay(at).split('-').reverse().join('.'));
	const about = {
		name: manifest.name,
		track: track?.name ?? '',
		country: 'Denmark',
		municipality: manifest.municipality,
		area: manifest.area,
		language: manifest.language,
		currency: manifest.currency as Currency,
		from: day(manifest.opensAt),
		until: day(manifest.closesAt),
		marks: track?.marks ?? 0,
		meta: new Map<string, string>(),
		titles: new Map(track?.ideas.map(({ number, title }) => [number, title])),
	};
	return [...writePabulib(fileOfTrack(election, outcome, about), asTheyStand)].join('');
}

/** "Shuffles" into the order that is there: the largest number that is drawn below 1. */
const asTheyStand = () => 1 - Number.EPSILON;
