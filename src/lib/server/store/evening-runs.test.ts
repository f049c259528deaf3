import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { id, type DeviceId, type NoteId } from '../../domain/ids.ts';
import type { RunChange } from '../../domain/meeting/run-sheet.ts';
import { meetings } from '../db/tables/meetings.ts';
import { notes } from '../db/tables/notes.ts';
import { findPrompt, findRun, findScreen, runEvening } from './evening-runs.ts';
import { act, naesbyInMemory, now, round } from './ripening.fixture.ts';
import { takeNote } from './scribe-notes.ts';

const meeting = 'ideaften-1';

function openEvening() {
	const db = naesbyInMemory();
	const found = db.select().from(meetings).where(eq(meetings.slug, meeting)).get();
	if (!found) throw new Error('the fixture has no such meeting');
	const device = { id: id<DeviceId>('d'), role: 'screen', name: 'X', roundId: round, meetingId: found.id } as const;
	const run = (change: RunChange) => runEvening(db, { roundId: round, meeting, change }, act);
	return { db, device, run };
}

test('an evening begins with its first change, and is remembered from then on', async () => {
	const { db, device, run } = openEvening();
	expect(await findRun(db, device.meetingId)).toBeUndefined();
	await run({ to: 'capture' });
	expect(await findRun(db, device.meetingId)).toMatchObject({
		step: 'capture',
		endsAt: now + 15 * 60_000,
		prompt: null,
	});
	await run({ prompt: 'winter' });
	expect(await findPrompt(db, device.meetingId)).toBe('winter');

	db.update(meetings).set({ endedAt: now }).run();
	expect(await run({ to: 'read' })).toMatchObject({ ok: false, refusal: { reason: 'meeting_over' } });
});

test('a big screen is told how many notes there are, and never what stands on one', async () => {
	const { db, device } = openEvening();
	const before = await findScreen(db, device, now);
	const note = { id: id<NoteId>(crypto.randomUUID()), text: 'Hemmelig have', tableNumber: 3, author: 'Ida' };
	await takeNote(db, device, { ...note, prompt: 'winter', waiting: 0 }, now);
	const after = await findScreen(db, device, now);
	expect([after.notes, after.loose]).toEqual([before.notes + 1, before.loose + 1]);
	expect(JSON.stringify(after)).not.toMatch(/Hemmelig|Ida/);
	expect(after.next).toMatchObject({ title: 'Idéaften 2' });
	expect(db.select().from(notes).where(eq(notes.id, note.id)).get()).toMatchObject({ prompt: 'winter' });
});
