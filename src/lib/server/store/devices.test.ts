import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { id, type DeviceId, type NoteId } from '../../domain/ids.ts';
import { deviceTime, mostDevices, pairingTime } from '../../domain/meeting/device.ts';
import { newToken } from '../auth/tokens.ts';
import type { Db } from '../db/database.ts';
import { devices } from '../db/tables/devices.ts';
import { meetings } from '../db/tables/meetings.ts';
import { notes } from '../db/tables/notes.ts';
import { findDevice, inviteDevice, listDevices, pairDevice, removeDevice } from './devices.ts';
import { writeNote } from './notes.ts';
import { act, naesbyInMemory, now, round } from './ripening.fixture.ts';
import { hideNote, listNotes, mendNote, takeNote } from './scribe-notes.ts';

const meeting = 'ideaften-1';
const wrong = { ok: false, refusal: { reason: 'wrong_pairing' } };

function openEvening() {
	const db = naesbyInMemory();
	db.update(meetings).set({ endedAt: null }).run();
	return db;
}

async function invite(db: Db, name = 'Bord 3'): Promise<string> {
	const invited = await inviteDevice(db, { roundId: round, meeting, role: 'scribe', name }, act);
	if (!invited.ok) throw new Error(invited.refusal.reason);
	return invited.value.code;
}

async function pair(db: Db, name = 'Bord 3') {
	const { hash } = newToken();
	const paired = await pairDevice(db, { typed: await invite(db, name), tokenHash: hash, now });
	if (!paired.ok) throw new Error(paired.refusal.reason);
	return { hash, device: paired.value };
}

test('six digits let one device in, once, and it is known by the hash of its token alone', async () => {
	const db = openEvening();
	const code = await invite(db);
	const first = newToken();
	const paired = await pairDevice(db, { typed: ` ${code.slice(0, 3)} ${code.slice(3)}`, tokenHash: first.hash, now });
	expect(paired).toMatchObject({ ok: true, value: { role: 'scribe', name: 'Bord 3', roundId: round } });
	expect(await pairDevice(db, { typed: code, tokenHash: newToken().hash, now })).toEqual(wrong);

	expect(await findDevice(db, first.hash, now)).toMatchObject({ name: 'Bord 3' });
	expect(await findDevice(db, newToken().hash, now)).toBeUndefined();
	expect(JSON.stringify(db.select().from(devices).all())).not.toContain(first.token);
});

test('digits end after ten minutes, with their meeting, and when they are taken back', async () => {
	const db = openEvening();
	const tokenHash = newToken().hash;
	const late = await invite(db);
	expect(await pairDevice(db, { typed: late, tokenHash, now: now + pairingTime })).toEqual(wrong);

	const takenBack = await invite(db);
	const [waiting] = (await listDevices(db, (await meetingOf(db)).id, now)).filter(({ code }) => code === takenBack);
	await removeDevice(db, { roundId: round, device: waiting?.id ?? id<DeviceId>('') }, act);
	expect(await pairDevice(db, { typed: takenBack, tokenHash, now })).toEqual(wrong);

	const code = await invite(db);
	db.update(meetings).set({ endedAt: now }).run();
	expect(await pairDevice(db, { typed: code, tokenHash, now })).toEqual(wrong);
	expect(await inviteDevice(db, { roundId: round, meeting, role: 'scribe', name: 'X' }, act)).toMatchObject({
		refusal: { reason: 'meeting_over' },
	});
	for (const typed of ['', '12345', 'abcdef']) expect(await pairDevice(db, { typed, tokenHash, now })).toEqual(wrong);
});

test('a device that was removed is refused at once, and what it sent stays', async () => {
	const db = openEvening();
	const [lost, other] = [await pair(db), await pair(db, 'Bord 4')];
	const { meetingId, roundId } = lost.device;
	const note = { id: id<NoteId>(crypto.randomUUID()), text: 'En bænk', tableNumber: 3, author: null };
	await writeNote(db, { ...note, roundId, meetingId }, { by: lost.device.id, now });

	expect(await removeDevice(db, { roundId: round, device: lost.device.id }, act)).toMatchObject({ ok: true });
	expect(await findDevice(db, lost.hash, now)).toBeUndefined();
	expect(await findDevice(db, other.hash, now)).toMatchObject({ name: 'Bord 4' });
	expect((await listNotes(db, meetingId)).map(({ text }) => text)).toContain('En bænk');
	expect((await listDevices(db, meetingId, now)).map(({ name }) => name)).toEqual(['Bord 4']);
	expect(await removeDevice(db, { roundId: round, device: lost.device.id }, act)).toMatchObject({ ok: false });
});

test('a device ends with its meeting, and with the night', async () => {
	const db = openEvening();
	const { hash, device } = await pair(db);
	expect(await findDevice(db, hash, now + deviceTime - 1)).toMatchObject({ id: device.id });
	expect(await findDevice(db, hash, now + deviceTime)).toBeUndefined();
	db.update(meetings).set({ endedAt: now }).run();
	expect(await findDevice(db, hash, now)).toBeUndefined();
});

test('a device of another round is out of reach, and an evening has room for twenty', async () => {
	const db = openEvening();
	const { device } = await pair(db);
	const elsewhere = { roundId: 'bolbro-2015' as typeof round, device: device.id };
	expect(await removeDevice(db, elsewhere, act)).toMatchObject({ refusal: { reason: 'device_gone' } });
	for (let many = 1; many < mostDevices; many++) await invite(db, `Bord ${many}`);
	expect(await inviteDevice(db, { roundId: round, meeting, role: 'scribe', name: 'X' }, act)).toMatchObject({
		refusal: { reason: 'too_many_devices' },
	});
	const later = { by: 'facilitator', now: now + pairingTime };
	expect(await inviteDevice(db, { roundId: round, meeting, role: 'scribe', name: 'X' }, later)).toMatchObject({
		ok: true,
	});
});

test('a scribe mends and hides notes of the evening, and never those of another', async () => {
	const db = openEvening();
	const { device } = await pair(db);
	const { meetingId } = device;
	const note = id<NoteId>(crypto.randomUUID());
	const written = { id: note, roundId: round, meetingId, text: 'En bæk', tableNumber: 3, author: null };
	await writeNote(db, written, act);
	await writeNote(db, { ...written, text: 'kommer igen' }, act);
	expect(await mendNote(db, { meetingId, note, text: 'En bænk' }, act)).toMatchObject({ ok: true });
	expect(await hideNote(db, { meetingId, note, hidden: true }, act)).toMatchObject({ ok: true });
	const kept = db.select().from(notes).where(eq(notes.id, note)).all();
	expect(kept).toMatchObject([{ text: 'En bænk', hidden: true, tableNumber: 3 }]);

	const elsewhere = db
		.select()
		.from(meetings)
		.all()
		.find((one) => one.id !== meetingId);
	if (!elsewhere) throw new Error('the fixture has one meeting');
	db.update(notes).set({ meetingId: elsewhere.id }).where(eq(notes.id, note)).run();
	expect(await mendNote(db, { meetingId, note, text: 'X' }, act)).toMatchObject({ refusal: { reason: 'note_gone' } });
	expect(await hideNote(db, { meetingId, note, hidden: false }, act)).toMatchObject({
		refusal: { reason: 'note_gone' },
	});
});

async function meetingOf(db: Db) {
	const found = db.select().from(meetings).where(eq(meetings.slug, meeting)).get();
	if (!found) throw new Error('the fixture has no such meeting');
	return found;
}

test('a note that comes three times is one note, and a lost tablet leaves behind how many were still to come', async () => {
	const db = openEvening();
	const { device } = await pair(db);
	const before = (await listNotes(db, device.meetingId)).length;
	const note = { id: id<NoteId>(crypto.randomUUID()), text: 'En bænk', tableNumber: 3, author: null };
	for (const waiting of [2, 2, 1]) await takeNote(db, device, { ...note, waiting }, now);
	const kept = await listNotes(db, device.meetingId);
	expect(kept).toHaveLength(before + 1);
	expect(kept[0]).toMatchObject({ text: 'En bænk', tableNumber: 3 });

	await removeDevice(db, { roundId: round, device: device.id }, act);
	expect(await listDevices(db, device.meetingId, now)).toMatchObject([{ name: 'Bord 3', outbox: 1, removedAt: now }]);
});
