import { eq } from 'drizzle-orm';
import type { AboutRound } from '../../domain/formats/pabulib-export.ts';
import type { TrackElection } from '../../domain/results/election.ts';
import { LEAST_BALLOTS } from '../../domain/results/small-numbers.ts';
import type { TrackOutcome } from '../../domain/results/track-outcome.ts';
import type { Db } from '../db/database.ts';
import { tracks } from '../db/tables/rounds.ts';
import { electionsOf } from './elections.ts';
import { findMunicipality } from './municipality.ts';
import { findResults } from './results.ts';

/** A published round with its ballots, which stand sorted and carry no identifier. */
export type OpenedRound = {
	readonly elections: readonly TrackElection[];
	readonly outcomes: readonly TrackOutcome[];
	readonly titles: ReadonlyMap<number, string>;
	readonly about: Omit<AboutRound, 'track' | 'marks'>;
	readonly tracks: readonly { readonly position: number; readonly name: string; readonly marks: number }[];
	/** So few ballots that a list of them could point at people. What another city has published is open as it is. */
	readonly isFew: boolean;
};

/** The ballots of the round at this address; undefined before publication, and of a round that was never counted here. */
export async function findOpenedRound(db: Db, slug: string, now: number): Promise<OpenedRound | undefined> {
	const found = await findResults(db, slug, now);
	if (found?.state !== 'published') return undefined;
	const { round, area, file } = found;
	const municipality = await findMunicipality(db);
	return {
		elections: electionsOf(db, round.id),
		outcomes: found.tracks.map(({ outcome }) => outcome),
		titles: new Map(found.ideas.map(({ number, title }) => [number ?? 0, title])),
		about: {
			name: round.name,
			country: 'Denmark',
			municipality: municipality?.name ?? area.town,
			area: area.name,
			language: round.language,
			currency: round.currency,
			from: day(round.opensAt ?? round.publishedAt ?? now),
			until: day(round.closesAt ?? round.publishedAt ?? now),
			meta: file?.meta ?? new Map(),
			titles: new Map(found.ideas.map(({ number, title }) => [number ?? 0, title])),
		},
		tracks: db.select().from(tracks).where(eq(tracks.roundId, round.id)).all(),
		isFew: found.turnout < LEAST_BALLOTS && !file,
	};
}

/** `12.09.2026`, by the Danish clock. */
function day(at: number): string {
	const format = { timeZone: 'Europe/Copenhagen', day: '2-digit', month: '2-digit', year: 'numeric' } as const;
	return new Intl.DateTimeFormat('de-DE', format).format(at);
}
