import { and, asc, eq, gt, isNotNull, lte, sql } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { money } from '../../domain/money.ts';
import { ballotFormat, type BallotPaper } from '../../domain/voting/ballot-format.ts';
import type { Db, Reader } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { areas, pollingPlaces, rounds, tracks } from '../db/tables/rounds.ts';
import { prepared } from '../db/prepared.ts';
import type { Idea } from './idea-changes.ts';
import type { Round, Track } from './rounds.ts';
import { listUnanswered } from './screening-cases.ts';

/** A track of the ballot with what stands beside it: name, pot, and the ideas with their words and faces. */
export type BallotTrackInView = { readonly track: Track; readonly ideas: readonly Idea[] };

/** The ballot of a round, as the rules know it and as the voter reads it. */
export type BallotInView = {
	readonly round: Round;
	readonly area: string;
	readonly place: string | null;
	readonly paper: BallotPaper;
	readonly tracks: readonly { readonly track: Track; readonly ideas: readonly IdeaOnBallot[] }[];
};

/** An idea on the ballot; `isSilent` when the municipality was asked about it and never answered. */
export type IdeaOnBallot = Idea & { readonly isSilent: boolean };

/** The ballot of a round; undefined when there is no such round. */
export async function findBallot(db: Db, round: RoundId): Promise<BallotInView | undefined> {
	const found = db
		.select({ round: rounds, area: areas.name })
		.from(rounds)
		.innerJoin(areas, eq(areas.id, rounds.areaId))
		.where(eq(rounds.id, round))
		.get();
	if (!found) return undefined;

	const place = db.select().from(pollingPlaces).where(eq(pollingPlaces.roundId, round)).get();
	const inView = ballotInView(db, round);
	const unanswered = new Set(listUnanswered(db, round));
	const told = inView.map(({ track, ideas: onPaper }) => ({
		track,
		ideas: onPaper.map((idea) => ({ ...idea, isSilent: unanswered.has(idea.id) })),
	}));
	return { ...found, place: place?.name ?? null, paper: paperOf(inView), tracks: told };
}

/** The ballot paper of a round as the rules know it. A track is named by its position on the paper. */
export function ballotPaper(tx: Reader, round: RoundId): BallotPaper {
	return paperOf(byTrack(settledTracks(tx).all({ round }), pricedIdeas(tx).all({ round })));
}

/** The tracks of a ballot with the ideas that have a number, in the order of the paper. */
export function ballotInView(tx: Reader, round: RoundId): BallotTrackInView[] {
	return byTrack(tracksOfRound(tx).all({ round }), numberedIdeas(tx).all({ round }));
}

function byTrack<OfRound extends Pick<Track, 'id'>, OnPaper extends Pick<Idea, 'trackId'>>(
	ofRound: readonly OfRound[],
	onPaper: readonly OnPaper[],
) {
	return ofRound.map((track) => ({ track, ideas: onPaper.filter(({ trackId }) => trackId === track.id) }));
}

type SettledTrack = Pick<Track, 'position' | 'format' | 'marks' | 'pot' | 'blankAllowed'>;
type PricedTrack = { readonly track: SettledTrack; readonly ideas: readonly Pick<Idea, 'number' | 'price'>[] };

function paperOf(inView: readonly PricedTrack[]): BallotPaper {
	return inView.map(({ track, ideas: onPaper }) => ({
		track: track.position,
		format: ballotFormat(track.format, track),
		blank: track.blankAllowed,
		ideas: onPaper.map(({ number, price }) => ({ number: number ?? 0, price: price ?? money(0) })),
	}));
}

/** What a page says of the round that a card belongs to. */
export type About = Pick<
	Round,
	| 'slug'
	| 'name'
	| 'language'
	| 'languages'
	| 'opensAt'
	| 'closesAt'
	| 'resultAt'
	| 'voteChange'
	| 'invented'
	| 'helpPhone'
> & { readonly place: string | null };

/** The round that a card belongs to, in a few words. */
export async function findAbout(db: Db, round: RoundId): Promise<About | undefined> {
	const ballot = await findBallot(db, round);
	return ballot && { ...ballot.round, place: ballot.place };
}

/** A place where people vote at `now`, and the help of its round; undefined when nobody votes anywhere. */
export async function findPlaceOpen(db: Db, now: number) {
	const open = and(lte(pollingPlaces.opensAt, now), gt(pollingPlaces.closesAt, now));
	return db
		.select({ place: pollingPlaces.name, slug: rounds.slug, helpPhone: rounds.helpPhone })
		.from(pollingPlaces)
		.innerJoin(rounds, eq(rounds.id, pollingPlaces.roundId))
		.where(open)
		.get();
}

const inRound = sql.placeholder('round');

const isNumbered = and(eq(ideas.roundId, inRound), isNotNull(ideas.number), isNotNull(ideas.trackId));

const numberedIdeas = prepared((db) => db.select().from(ideas).where(isNumbered).orderBy(asc(ideas.number)).prepare());
/** What the rules of a ballot ask of a track and of an idea, without their words: asked twice for every vote. */
const settledTracks = prepared((db) =>
	db
		.select({
			...{ id: tracks.id, position: tracks.position, format: tracks.format, marks: tracks.marks },
			...{ pot: tracks.pot, blankAllowed: tracks.blankAllowed },
		})
		.from(tracks)
		.where(eq(tracks.roundId, inRound))
		.orderBy(asc(tracks.position))
		.prepare(),
);
const pricedIdeas = prepared((db) =>
	db
		.select({ number: ideas.number, price: ideas.price, trackId: ideas.trackId })
		.from(ideas)
		.where(isNumbered)
		.orderBy(asc(ideas.number))
		.prepare(),
);
const tracksOfRound = prepared((db) =>
	db.select().from(tracks).where(eq(tracks.roundId, inRound)).orderBy(asc(tracks.position)).prepare(),
);
