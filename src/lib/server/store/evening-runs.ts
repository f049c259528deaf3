import { and, asc, count, eq, gt, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { MeetingId, RoundId } from '../../domain/ids.ts';
import { beginRun, changeRun, type EveningPrompt, type Run, type RunChange } from '../../domain/meeting/run-sheet.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Db, Reader } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { eveningRuns } from '../db/tables/evening-runs.ts';
import { meetings } from '../db/tables/meetings.ts';
import { notes, piles } from '../db/tables/notes.ts';
import { rounds } from '../db/tables/rounds.ts';
import { record } from './audit.ts';
import type { Device } from './devices.ts';
import type { By } from './idea-changes.ts';
import { meetingGoingOn, type NotGoingOn } from './meetings.ts';

/** Where an evening is; undefined before it begins. */
export async function findRun(db: Db, meetingId: MeetingId): Promise<Run | undefined> {
	return runOf(db, meetingId);
}

function runOf(db: Reader, meetingId: MeetingId): Run | undefined {
	const { step, endsAt, left, shown, prompt } = eveningRuns;
	return db
		.select({ step, endsAt, left, shown, prompt })
		.from(eveningRuns)
		.where(eq(eveningRuns.meetingId, meetingId))
		.get();
}

/** The prompt that hangs on the wall: notes that are written now carry it. */
export async function findPrompt(db: Db, meetingId: MeetingId): Promise<EveningPrompt | null> {
	return runOf(db, meetingId)?.prompt ?? null;
}

type OfMeeting = { readonly roundId: RoundId; readonly meeting: string };

/** Begins an evening, or changes how it goes. What is changed on an evening that has not begun begins it. */
export async function runEvening(
	db: Db,
	{ roundId, meeting, change }: OfMeeting & { readonly change: RunChange },
	{ by, now }: By,
): Promise<Result<null, NotGoingOn>> {
	return transact(db, (tx) => {
		const found = meetingGoingOn(tx, roundId, meeting);
		if (!found.ok) return found;
		const meetingId = found.value;
		const run = changeRun(runOf(tx, meetingId) ?? beginRun(now), change, now);
		tx.insert(eveningRuns)
			.values({ ...run, meetingId })
			.onConflictDoUpdate({ target: eveningRuns.meetingId, set: run })
			.run();
		record(tx, { at: now, actor: by, action: 'run_evening', object: meetingId, facts: { step: run.step } });
		return ok(null);
	});
}

/** As many piles as can be read from the back of a hall. */
const readable = 6;

/** What a big screen may tell of an evening: how many notes there are, never what stands on one. */
export async function findScreen(db: Db, { meetingId, roundId }: Device, now: number) {
	const meeting = db.select().from(meetings).where(eq(meetings.id, meetingId)).get();
	const round = db
		.select({ slug: rounds.slug, name: rounds.name, invented: rounds.invented })
		.from(rounds)
		.where(eq(rounds.id, roundId))
		.get();
	if (!meeting || !round) throw new Error(`a screen of meeting ${meetingId}, which is not there`);

	const shown = and(eq(notes.meetingId, meetingId), eq(notes.hidden, false));
	const inPiles = db
		.select({ id: piles.id, name: piles.name, notes: count() })
		.from(notes)
		.innerJoin(piles, eq(piles.id, notes.pileId))
		.where(shown)
		.groupBy(piles.id)
		.orderBy(asc(piles.madeAt), asc(piles.id))
		.all();
	const next = db
		.select({ title: meetings.title, startsAt: meetings.startsAt, endsAt: meetings.endsAt, place: meetings.place })
		.from(meetings)
		.where(
			and(
				eq(meetings.roundId, roundId),
				eq(meetings.cancelled, false),
				isNotNull(meetings.startsAt),
				gt(meetings.startsAt, Math.max(now, meeting.startsAt ?? 0)),
			),
		)
		.orderBy(asc(meetings.startsAt))
		.get();
	return {
		meeting: { title: meeting.title },
		round,
		run: runOf(db, meetingId),
		notes: howMany(db, shown),
		loose: howMany(db, and(shown, isNull(notes.pileId))),
		piles: inPiles.slice(-readable),
		next,
	};
}

function howMany(db: Reader, which: SQL | undefined): number {
	return db.select({ many: count() }).from(notes).where(which).get()?.many ?? 0;
}
