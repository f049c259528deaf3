import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { auditLog } from '../db/tables/audit.ts';
import { deskPresses, placeLanguages } from '../db/tables/desks.ts';
import { pollingPlaces } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { cardAccountOf, countHandedOut } from './cards-handed-out.ts';
import { swapForPaper } from './cards.ts';
import { findDesk, listDeskSums, noteHelpAtKiosk, pressAtDesk, type Press } from './desks.ts';

import { openedPoll, rehearse, two } from './poll-rehearsal.ts';
import { findProtocol } from './protocols.ts';
import { clearRound } from './seed.ts';
import { listSpoken, saveSpoken } from './spoken.ts';

/** A poll that is open, with two places to vote. */
async function votingDay(open = openedPoll) {
	const house = await open((fixture) => ({
		...fixture,
		places: ['Hallen', 'Skolen'].map((name) => ({
			...{ id: name.toLowerCase(), name },
			...{ opensAt: fixture.round.opensAt ?? 0, closesAt: fixture.round.closesAt ?? 0 },
		})),
	}));
	const press = (more: Partial<Press> = {}) =>
		pressAtDesk(house.db, { place: 'hallen', what: 'card', step: 1, press: randomUUID(), ...more });
	return { ...house, press };
}

test('two desks that press at once are both counted, and a press that is sent twice is counted once', async () => {
	const { db, press } = await votingDay();
	const twice = randomUUID();
	const answers = await Promise.all([press(), press({ press: twice }), press(), press({ press: twice })]);
	expect(answers.map((answer) => answer.ok && answer.value)).toEqual([
		'counted',
		'counted',
		'counted',
		'counted_before',
	]);
	await press({ place: 'skolen' });
	expect(await findDesk(db, 'hallen')).toMatchObject({ pressed: { card: 3, help: 0 }, cards: { given: 4 } });
	expect((await press({ step: -1 })).ok).toBe(true);
	expect(await findDesk(db, 'hallen')).toMatchObject({ pressed: { card: 2 } });
	expect(await findDesk(db, 'findes-ikke')).toBeUndefined();
});

test('nothing is taken back that nobody counted, and nothing is counted before the poll opens', async () => {
	const { press } = await votingDay();
	expect(await press({ what: 'help', step: -1 })).toMatchObject({ refusal: { reason: 'nothing_to_take_back' } });
	const early = await votingDay(rehearse);
	expect(await early.press()).toMatchObject({ refusal: { reason: 'not_open' } });
});

test('presses are no sum: who publishes asks for the one that was typed, and then the desk presses no more', async () => {
	const { db, round, press, opensAt, closesAt, card } = await votingDay();
	for (const place of ['hallen', 'hallen', 'skolen']) await press({ place });
	const { publicKey: pub } = await card(1);
	await swapForPaper(db, { round, pub }, two(opensAt));
	expect(cardAccountOf(db, round)).toMatchObject({ handedOut: null });
	expect(await listDeskSums(db, round)).toEqual([
		{ place: 'Hallen', pressed: 2, typed: null },
		{ place: 'Skolen', pressed: 1, typed: null },
	]);

	await countHandedOut(db, { round, desks: [{ place: 'Hallen', cards: 5 }] }, two(closesAt));
	expect(cardAccountOf(db, round)).toMatchObject({ handedOut: 5, swapped: 1 });
	expect(await findDesk(db, 'hallen')).toMatchObject({ typed: 5, cards: { given: 6, votes: 0, swapped: 1 } });
	expect(await press()).toMatchObject({ refusal: { reason: 'desk_has_counted' } });
	expect((await press({ place: 'skolen' })).ok).toBe(true);
});

test('a press leaves no time, no person and no order, neither at the desk nor in the audit log', async () => {
	const { db, press } = await votingDay();
	const before = db.select().from(auditLog).all().length;
	for (let turn = 0; turn < 20; turn += 1) await press({ what: 'help' });
	expect(db.select().from(auditLog).all()).toHaveLength(before);

	const kept = db.select().from(deskPresses).all();
	expect(Object.keys(kept[0] ?? {}).sort()).toEqual(['placeId', 'press', 'roundId', 'step', 'what']);
	const asKept = db.$client.prepare('SELECT press FROM desk_presses').pluck().all();
	expect(asKept).toEqual([...asKept].sort());
	expect(() => db.$client.prepare('SELECT rowid FROM desk_presses').all()).toThrow('no such column');
});

test('who speaks what is said anew at any time of the day, and goes with its place', async () => {
	const { db, round, opensAt } = await votingDay();
	const say = (spoken: { language: 'tr' | 'ar'; atTable: string }[], place = 'hallen') =>
		saveSpoken(db, { round, place, spoken }, two(opensAt));
	const turkish = { language: 'tr', atTable: 'Bord 2' } as const;
	await say([turkish, turkish, { language: 'ar', atTable: '' }]);
	expect(await listSpoken(db, round)).toMatchObject([
		{ placeId: 'hallen', language: 'ar', atTable: '' },
		{ placeId: 'hallen', language: 'tr', atTable: 'Bord 2' },
	]);
	expect(await say([turkish], 'andetsteds')).toMatchObject({ refusal: { reason: 'gone' } });
	await say([turkish]);
	expect(await listSpoken(db, round)).toHaveLength(1);
	db.delete(pollingPlaces).run();
	expect(db.select().from(placeLanguages).all()).toEqual([]);
});

test('a demo round that is taken away takes its presses with it', async () => {
	const { db, round, press, opensAt } = await votingDay();
	await press();
	await saveSpoken(db, { round, place: 'hallen', spoken: [{ language: 'so', atTable: '' }] }, two(opensAt));
	transact(db, (tx) => clearRound(tx, round));
	expect(db.select().from(deskPresses).all()).toEqual([]);
});

test('help at the desk and at a screen is one number in the protocol, and a screen counts no more than there are cards', async () => {
	const { db, round, press } = await votingDay();
	await press({ what: 'help' });
	await press({ what: 'help' });
	await press({ what: 'help', step: -1 });
	const twice = { place: 'skolen', press: randomUUID() };
	for (const screen of [twice, twice]) await noteHelpAtKiosk(db, screen);
	expect(await findProtocol(db, round)).toMatchObject({ helped: 2, handedOut: null });
	expect(await findDesk(db, 'skolen')).toMatchObject({ pressed: { card: 0, help: 1 } });

	for (let turn = 0; turn < 9; turn += 1) await noteHelpAtKiosk(db, { place: 'hallen', press: randomUUID() });
	expect(await findProtocol(db, round)).toMatchObject({ helped: 3 });
});

test('help at a screen is given before the poll opens too, and counts nobody', async () => {
	const { db, round } = await votingDay(rehearse);
	await noteHelpAtKiosk(db, { place: 'hallen', press: randomUUID() });
	expect(await findProtocol(db, round)).toMatchObject({ helped: 0 });
});
