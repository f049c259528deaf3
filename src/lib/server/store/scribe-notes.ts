import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { MeetingId, NoteId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { devices } from '../db/tables/devices.ts';
import { notes } from '../db/tables/notes.ts';
import { record } from './audit.ts';
import type { Device } from './devices.ts';
import type { By } from './idea-changes.ts';
import { keepNote, type Written } from './notes.ts';

/** The notes of an evening as a scribe sees them: the newest first, whichever pile they lie in, hidden ones too. */
export async function listNotes(db: Db, meetingId: MeetingId) {
	return db
		.select({ id: notes.id, text: notes.text, tableNumber: notes.tableNumber, hidden: notes.hidden })
		.from(notes)
		.where(eq(notes.meetingId, meetingId))
		.orderBy(desc(notes.writtenAt), desc(sql`${notes}.rowid`))
		.all();
}

type Sent = Omit<Written, 'roundId' | 'meetingId'> & {
	/** How many more wait on the device. */
	readonly waiting: number;
};

/** Takes a note that a device sends, once however often it comes, and remembers how many are still to come. */
export async function takeNote(db: Db, device: Device, { waiting, ...note }: Sent, now: number): Promise<void> {
	return transact(db, (tx) => {
		const { id: by, roundId, meetingId } = device;
		keepNote(tx, { ...note, roundId, meetingId }, { by, now });
		tx.update(devices)
			.set({ outbox: waiting })
			.where(and(eq(devices.id, by), ne(devices.outbox, waiting)))
			.run();
	});
}

export type NoteRefusal = { readonly reason: 'note_gone' };

type OfMeeting = { readonly meetingId: MeetingId; readonly note: NoteId };

/** Mends the words of a note of this evening, when it is read aloud and somebody hears that it is wrong. */
export async function mendNote(
	db: Db,
	{ text, ...which }: OfMeeting & { readonly text: string },
	by: By,
): Promise<Result<null, NoteRefusal>> {
	return transact(db, (tx) => change(tx, which, { text }, 'mend_note', by));
}

/** Hides a note of this evening from every page, or shows it again. */
export async function hideNote(
	db: Db,
	{ hidden, ...which }: OfMeeting & { readonly hidden: boolean },
	by: By,
): Promise<Result<null, NoteRefusal>> {
	return transact(db, (tx) => change(tx, which, { hidden }, hidden ? 'hide_notes' : 'show_notes', by));
}

type Change = { readonly text: string } | { readonly hidden: boolean };

/** A note of another evening is not there for the devices of this one. */
function change(tx: Tx, { meetingId, note }: OfMeeting, to: Change, action: string, { by, now }: By) {
	const ofMeeting = and(eq(notes.id, note), eq(notes.meetingId, meetingId));
	const { changes } = tx.update(notes).set(to).where(ofMeeting).run();
	if (changes === 0) return refuse({ reason: 'note_gone' });
	record(tx, { at: now, actor: by, action, object: note });
	return ok(null);
}
