import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { onDanishClock } from '../../domain/danish-time.ts';
import { id, type RoundId, type TrackId } from '../../domain/ids.ts';
import { layOut } from '../../domain/method/lay-out.ts';
import { templates } from '../../domain/method/template.ts';
import { kroner } from '../../domain/money.ts';
import { now, openPeople, round } from '../auth/people.fixture.ts';
import { ideas } from '../db/tables/ideas.ts';
import { municipality } from '../db/tables/municipality.ts';
import { pollingPlaces, rounds, tracks } from '../db/tables/rounds.ts';
import { copyRound } from './copy-round.ts';
import { makeRound } from './make-round.ts';
import { changeBasics, dropPlace, dropTrack, savePlace, saveTrack } from './round-settings.ts';
import { findRound } from './rounds.ts';

const by = { by: 'demo-bo', now };

function planned(name = 'Bolbro bestemmer 2027') {
	const laid = layOut(templates.bolbro, { day: '2027-09-11', from: '10:00', until: '15:00' }, now);
	if (!laid.ok) throw new Error(laid.refusal.reason);
	return {
		...{ name, area: 'Bolbro', voters: 'alle i Bolbro', pot: kroner(100_000), track: 'Puljen', place: 'Hallen' },
		...{ helpPhone: '12 34 56 78', template: templates.bolbro, times: laid.value.times },
		meetings: laid.value.meetings.map((meeting) => ({ ...meeting, title: meeting.kind })),
	};
}

test('a round from a template is a draft with its pot, place and meetings', async () => {
	const { db } = await openPeople();
	expect(await makeRound(db, planned(), by)).toEqual({ ok: true, value: 'bolbro-bestemmer-2027' });
	const made = await findRound(db, 'bolbro-bestemmer-2027', now);
	expect(made).toMatchObject({ phase: 'planned', pot: kroner(100_000) });
	expect(made?.meetings).toHaveLength(5);
	expect(made?.places).toMatchObject([{ name: 'Hallen' }]);
});

test('a round made in the demo is of the demo; one made for real is real', async () => {
	const { db } = await openPeople();
	await makeRound(db, planned('Demo runde'), by);
	expect(await findRound(db, 'demo-runde', now)).toMatchObject({ round: { isDemo: true, invented: 'all' } });
	db.update(municipality).set({ isDemo: false }).run();
	await makeRound(db, planned('Rigtig runde'), by);
	expect(await findRound(db, 'rigtig-runde', now)).toMatchObject({ round: { isDemo: false, invented: null } });
});

test('a name that is taken, or can be no address, makes no round', async () => {
	const { db } = await openPeople();
	await makeRound(db, planned(), by);
	expect(await makeRound(db, planned(), by)).toEqual({ ok: false, refusal: { reason: 'name_taken' } });
	for (const name of ['Work', 'People', '2027', '!!!', 'abc']) {
		expect(await makeRound(db, planned(name), by), name).toEqual({ ok: false, refusal: { reason: 'name_unfit' } });
	}
	db.delete(municipality).run();
	expect(await makeRound(db, planned('Ny runde'), by)).toEqual({ ok: false, refusal: { reason: 'no_place_yet' } });
});

test('a copy has the same hours on another day, and neither ideas nor anything that has happened', async () => {
	const { db } = await openPeople();
	await makeRound(db, planned(), by);
	const from = (await findRound(db, 'bolbro-bestemmer-2027', now))!;
	db.update(rounds)
		.set({ pollState: 'published', publishedAt: now, votesKnown: 432 })
		.where(eq(rounds.id, from.round.id))
		.run();
	expect(await copyRound(db, from.round.id, { name: 'Bolbro 2028', day: '2028-01-15' }, by)).toMatchObject({
		ok: true,
	});

	const copy = (await findRound(db, 'bolbro-2028', now))!;
	expect(copy.round).toMatchObject({
		pollState: 'draft',
		publishedAt: null,
		votesKnown: null,
		voters: 'alle i Bolbro',
	});
	expect(onDanishClock(copy.round.opensAt!)).toBe('2028-01-15T10:00:00');
	expect(copy.meetings.map(({ startsAt }) => onDanishClock(startsAt!).slice(11))).toEqual(
		from.meetings.map(({ startsAt }) => onDanishClock(startsAt!).slice(11)),
	);
	expect(copy.ideas).toEqual([]);
	expect(new Set([...copy.tracks, ...from.tracks].map((track) => track.id)).size).toBe(2);
});

const aTrack = { name: 'Pulje', pot: kroner(50_000), priceAbove: null, priceAtMost: null } as const;
const aRule = { format: 'one_mark', marks: 1, blankAllowed: false, rule: 'greedy_skip', thresholdPermille: 0 } as const;
const aPlace = { name: 'Skolen', address: null, opensAt: 1, closesAt: 2 };

test('a round changes its own pots and places, and never those of another', async () => {
	const { db } = await openPeople();
	await makeRound(db, planned(), by);
	const other = (await findRound(db, 'bolbro-bestemmer-2027', now))!;
	const [track] = other.tracks;
	const [place] = other.places;
	const gone = { ok: false, refusal: { reason: 'gone' } };

	expect(await saveTrack(db, round, track!.id, { ...aTrack, ...aRule }, by)).toEqual(gone);
	expect(await dropTrack(db, round, track!.id, by)).toEqual(gone);
	expect(await savePlace(db, round, place!.id, aPlace, by)).toEqual(gone);
	expect(await dropPlace(db, round, place!.id, by)).toEqual(gone);
	expect(await findRound(db, 'bolbro-bestemmer-2027', now)).toEqual(other);
});

test('what voters rely on changes only while the round is a draft', async () => {
	const { db } = await openPeople();
	const seen = (await findRound(db, 'naesby', now))!;
	const { name, voters, minimumAge, helpPhone, helpEmail, ...rest } = seen.round;
	const basics = { ...{ name, voters, minimumAge, helpPhone, helpEmail }, ...pick(rest) };
	expect(await changeBasics(db, round, { ...basics, minimumAge: 12 }, by)).toMatchObject({ ok: true });
	for (const pollState of ['ready', 'open', 'closed', 'published', 'final', 'incident'] as const) {
		db.update(rounds).set({ pollState }).where(eq(rounds.id, round)).run();
		const frozen = { ok: false, refusal: { reason: 'frozen' } };
		expect(await changeBasics(db, round, basics, by), pollState).toEqual(frozen);
		expect(await saveTrack(db, round, null, { ...aTrack, ...aRule }, by)).toEqual(frozen);
		expect(await dropTrack(db, round, seen.tracks[0]!.id, by)).toEqual(frozen);
		expect(await savePlace(db, round, null, aPlace, by)).toEqual(frozen);
		expect(await dropPlace(db, round, seen.places[0]!.id, by)).toEqual(frozen);
	}
});

test('a pot goes only when it is empty and not the last, and a band must fit its pot', async () => {
	const { db } = await openPeople();
	const [first] = db.select().from(tracks).where(eq(tracks.roundId, round)).all();
	expect(await saveTrack(db, round, null, { ...aTrack, ...aRule }, by)).toMatchObject({ ok: true });
	db.update(ideas).set({ trackId: first!.id }).where(eq(ideas.roundId, round)).run();
	expect(await dropTrack(db, round, first!.id, by)).toEqual({ ok: false, refusal: { reason: 'track_in_use' } });
	const [, added] = db.select().from(tracks).where(eq(tracks.roundId, round)).all();
	expect(await dropTrack(db, round, added!.id, by)).toMatchObject({ ok: true });
	db.update(ideas).set({ trackId: null }).where(eq(ideas.roundId, round)).run();
	expect(await dropTrack(db, round, first!.id, by)).toEqual({ ok: false, refusal: { reason: 'last_track' } });
	expect(db.select().from(tracks).where(eq(tracks.roundId, round)).all()).toHaveLength(1);

	const band = (priceAbove: number | null, priceAtMost: number | null) =>
		saveTrack(db, round, id<TrackId>(first!.id), { ...aTrack, ...aRule, ...kronerBand(priceAbove, priceAtMost) }, by);
	expect(await band(25_000, 20_000)).toMatchObject({ refusal: { reason: 'band_turned' } });
	expect(await band(50_000, null)).toMatchObject({ refusal: { reason: 'band_over_pot' } });
	expect(await band(null, 60_000)).toMatchObject({ refusal: { reason: 'band_over_pot' } });
	expect(await band(10_000, 50_000)).toMatchObject({ ok: true });
});

test('a place closes after it opens, and a round that is not there has none', async () => {
	const { db } = await openPeople();
	expect(await savePlace(db, round, null, { ...aPlace, closesAt: 1 }, by)).toMatchObject({
		refusal: { reason: 'hours_turned' },
	});
	expect(await savePlace(db, id<RoundId>('nowhere'), null, aPlace, by)).toMatchObject({ refusal: { reason: 'gone' } });
	expect(await savePlace(db, round, null, aPlace, by)).toMatchObject({ ok: true });
	expect(db.select().from(pollingPlaces).where(eq(pollingPlaces.roundId, round)).all()).toHaveLength(3);
});

const kronerBand = (above: number | null, atMost: number | null) => ({
	priceAbove: above === null ? null : kroner(above),
	priceAtMost: atMost === null ? null : kroner(atMost),
});

type Row = typeof rounds.$inferSelect;
const pick = (row: Omit<Row, 'name' | 'voters' | 'minimumAge' | 'helpPhone' | 'helpEmail'>) => {
	const { ideasFrom, ideasUntil, opensAt, closesAt, resultAt, complaintDays, ...chosen } = row;
	const { currency, voteChange, tieRule, binding, realiser } = chosen;
	const times = { ideasFrom, ideasUntil, opensAt, closesAt, resultAt, complaintDays };
	return { ...times, currency, voteChange, tieRule, binding, realiser };
};
