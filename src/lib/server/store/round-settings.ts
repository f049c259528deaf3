import { and, asc, count, eq, max } from 'drizzle-orm';
import { id, type RoundId, type TrackId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { checkBand, checkDates, mayChangeSettings, type SettingsRefusal } from '../../domain/round/settings.ts';
import type { Db, Tx } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { pollingPlaces, rounds, tracks } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import type { By } from './manage-people.ts';

type Round = typeof rounds.$inferSelect;
type Track = typeof tracks.$inferSelect;
type Place = typeof pollingPlaces.$inferSelect;

/** What a round is run by. */
export type Basics = Pick<
	Round,
	| 'name'
	| 'voters'
	| 'minimumAge'
	| 'helpPhone'
	| 'helpEmail'
	| 'ideasFrom'
	| 'ideasUntil'
	| 'opensAt'
	| 'closesAt'
	| 'resultAt'
	| 'complaintDays'
	| 'currency'
	| 'voteChange'
	| 'tieRule'
	| 'binding'
	| 'realiser'
>;

/** Whom to call may be changed at any time. */
export type Contacts = Pick<Round, 'helpPhone' | 'helpEmail'>;

export type TrackSettings = Omit<Track, 'id' | 'roundId' | 'position' | 'names'>;
export type PlaceSettings = Pick<Place, 'name' | 'address' | 'opensAt' | 'closesAt'>;

export type ChangeRefusal = SettingsRefusal | { readonly reason: 'gone' | 'track_in_use' };
type Changed = Result<null, ChangeRefusal>;

/** Changes what a round is run by, while it is a draft. */
export async function changeBasics(db: Db, roundId: RoundId, basics: Basics, by: By): Promise<Changed> {
	return inDraft(db, roundId, by, (tx) => {
		const dates = checkDates(basics);
		if (!dates.ok) return dates;
		tx.update(rounds).set(basics).where(eq(rounds.id, roundId)).run();
		return ok(null);
	});
}

/** Chooses the languages that a round is told in; its own is always among them. */
export async function chooseLanguages(
	db: Db,
	roundId: RoundId,
	languages: readonly string[],
	by: By,
): Promise<Changed> {
	return inDraft(db, roundId, by, (tx) => {
		tx.update(rounds).set({ languages }).where(eq(rounds.id, roundId)).run();
		return ok(null);
	});
}

/** Changes whom residents call for help, whatever the round is at. */
export async function changeContacts(db: Db, roundId: RoundId, contacts: Contacts, { by, now }: By): Promise<Changed> {
	return transact(db, (tx) => {
		tx.update(rounds).set(contacts).where(eq(rounds.id, roundId)).run();
		record(tx, { at: now, actor: by, action: 'change_round', object: roundId });
		return ok(null);
	});
}

/** Changes a pot, or adds one when `trackId` is empty. A pot of another round is not there. */
export async function saveTrack(
	db: Db,
	roundId: RoundId,
	trackId: TrackId | null,
	track: TrackSettings,
	by: By,
): Promise<Changed> {
	return inDraft(db, roundId, by, (tx) => {
		const band = checkBand(track);
		if (!band.ok) return band;
		if (trackId) {
			const changed = tx.update(tracks).set(track).where(isTrack(roundId, trackId)).run();
			return changed.changes > 0 ? ok(null) : refuse({ reason: 'gone' });
		}
		const last = tx
			.select({ position: max(tracks.position) })
			.from(tracks)
			.where(eq(tracks.roundId, roundId))
			.get();
		const added = { id: id<TrackId>(crypto.randomUUID()), roundId, position: (last?.position ?? 0) + 1 };
		tx.insert(tracks)
			.values({ ...added, ...track })
			.run();
		return ok(null);
	});
}

/** Says what a pot is called in other languages, by their codes; `null` takes a name away. */
export async function nameTrack(
	db: Db,
	roundId: RoundId,
	trackId: TrackId,
	names: Readonly<Record<string, string | null>>,
	by: By,
): Promise<Changed> {
	return inDraft(db, roundId, by, (tx) => {
		const track = tx.select({ names: tracks.names }).from(tracks).where(isTrack(roundId, trackId)).get();
		if (!track) return refuse({ reason: 'gone' });
		const all = Object.entries({ ...track.names, ...names });
		const kept = Object.fromEntries(all.filter((line): line is [string, string] => line[1] !== null));
		tx.update(tracks).set({ names: kept }).where(isTrack(roundId, trackId)).run();
		return ok(null);
	});
}

/** Takes a pot out. Refused while ideas lie in it, and for the last one. */
export async function dropTrack(db: Db, roundId: RoundId, trackId: TrackId, by: By): Promise<Changed> {
	return inDraft(db, roundId, by, (tx) => {
		if (!tx.select().from(tracks).where(isTrack(roundId, trackId)).get()) return refuse({ reason: 'gone' });
		const used = tx.select({ many: count() }).from(ideas).where(eq(ideas.trackId, trackId)).get();
		if (used?.many) return refuse({ reason: 'track_in_use' });
		tx.delete(tracks).where(eq(tracks.id, trackId)).run();
		const left = tx.select().from(tracks).where(eq(tracks.roundId, roundId)).orderBy(asc(tracks.position)).all();
		if (left.length === 0) return refuse({ reason: 'last_track' });
		left.forEach((track, place) =>
			tx
				.update(tracks)
				.set({ position: place + 1 })
				.where(eq(tracks.id, track.id))
				.run(),
		);
		return ok(null);
	});
}

/** Changes a place to vote, or adds one when `placeId` is empty. */
export async function savePlace(
	db: Db,
	roundId: RoundId,
	placeId: string | null,
	place: PlaceSettings,
	by: By,
): Promise<Changed> {
	return inDraft(db, roundId, by, (tx) => {
		if (place.opensAt >= place.closesAt) return refuse({ reason: 'hours_turned' });
		if (placeId) {
			const changed = tx.update(pollingPlaces).set(place).where(isPlace(roundId, placeId)).run();
			return changed.changes > 0 ? ok(null) : refuse({ reason: 'gone' });
		}
		tx.insert(pollingPlaces)
			.values({ id: crypto.randomUUID(), roundId, ...place })
			.run();
		return ok(null);
	});
}

/** Takes a place out. */
export async function dropPlace(db: Db, roundId: RoundId, placeId: string, by: By): Promise<Changed> {
	return inDraft(db, roundId, by, (tx) => {
		const dropped = tx.delete(pollingPlaces).where(isPlace(roundId, placeId)).run();
		return dropped.changes > 0 ? ok(null) : refuse({ reason: 'gone' });
	});
}

function inDraft(db: Db, roundId: RoundId, { by, now }: By, change: (tx: Tx) => Changed): Changed {
	return transact(db, (tx): Changed => {
		const round = tx.select({ pollState: rounds.pollState }).from(rounds).where(eq(rounds.id, roundId)).get();
		if (!round) return refuse({ reason: 'gone' });
		if (!mayChangeSettings(round.pollState)) return refuse({ reason: 'frozen' });
		const answer = change(tx);
		if (answer.ok) record(tx, { at: now, actor: by, action: 'change_round', object: roundId });
		return answer;
	});
}

const isTrack = (roundId: RoundId, trackId: TrackId) => and(eq(tracks.id, trackId), eq(tracks.roundId, roundId));
const isPlace = (roundId: RoundId, placeId: string) =>
	and(eq(pollingPlaces.id, placeId), eq(pollingPlaces.roundId, roundId));
