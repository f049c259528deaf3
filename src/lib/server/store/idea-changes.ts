import { and, desc, eq } from 'drizzle-orm';
import { sheetFields } from '../../domain/idea/sheet.ts';
import { isBeingWorkedOn } from '../../domain/idea/life.ts';
import { lookAgain } from '../../domain/idea/screening.ts';
import type { IdeaId } from '../../domain/ids.ts';
import { meetingAt } from '../../domain/meeting/meeting.ts';
import type { Tx } from '../db/database.ts';
import { ideaRevisions, ideas } from '../db/tables/ideas.ts';
import { meetings } from '../db/tables/meetings.ts';
import { openCase, saveCase } from './screening-cases.ts';

export type Idea = typeof ideas.$inferSelect;

/** Who did it, and when. Residents are `resident`: we do not know them. */
export type By = { readonly by: string; readonly now: number };

const kept = [
	...sheetFields,
	'stage',
	'price',
	'elsewhere',
	'runningCost',
	'runningPayer',
	'doneBy',
] as const satisfies readonly (keyof Idea)[];
type Kept = (typeof kept)[number];

/** What people read on the ballot: when it changes, those who agreed look again. */
const read: readonly Kept[] = ['title', 'line', 'description', 'place', 'price', 'runningCost'];

/** One person at one field: what is saved again within this time is one change, not ten. */
const oneGo = 10 * 60_000;

/**
 * Writes an idea anew and keeps what it was. Answers with the number of the revision.
 * Saving the same as before changes nothing.
 */
export function changeIdea(tx: Tx, idea: Idea, values: Partial<Idea>, { by, now }: By): number {
	const changed = kept.filter((field) => field in values && values[field] !== idea[field]);
	const revision = idea.revision + (changed.length > 0 ? 1 : 0);
	if (changed.length === 0) {
		tx.update(ideas).set(values).where(eq(ideas.id, idea.id)).run();
		return revision;
	}

	const fields = Object.fromEntries(
		changed.map((field) => [field, [textOf(idea[field]), textOf(values[field])] as const]),
	);
	tx.update(ideas)
		.set({ ...values, revision, changedAt: now })
		.where(eq(ideas.id, idea.id))
		.run();
	keepRevision(tx, idea, { revision, fields, by, now });

	const screening =
		changed.some((field) => read.includes(field)) && isBeingWorkedOn(idea.stage) && openCase(tx, idea.id);
	if (screening) saveCase(tx, lookAgain(screening));
	return revision;
}

type Fields = Readonly<Record<string, readonly [string, string]>>;

function keepRevision(
	tx: Tx,
	idea: Idea,
	{ revision, fields, by, now }: By & { revision: number; fields: Fields },
): void {
	const held = tx.select().from(meetings).where(eq(meetings.roundId, idea.roundId)).all();
	const meetingId = meetingAt(held, now)?.id ?? null;
	const last = lastRevision(tx, idea.id);

	if (last && last.changedBy === by && last.meetingId === meetingId && now - last.changedAt < oneGo) {
		const [one, ...others] = Object.keys(fields);
		const before = one ? last.fields[one] : undefined;
		if (one && before && others.length === 0 && Object.keys(last.fields).length === 1) {
			const is = fields[one]?.[1] ?? '';
			tx.update(ideaRevisions)
				.set({ revision, changedAt: now, fields: { [one]: [before[0], is] } })
				.where(and(eq(ideaRevisions.ideaId, idea.id), eq(ideaRevisions.revision, last.revision)))
				.run();
			return;
		}
	}
	tx.insert(ideaRevisions)
		.values({ ideaId: idea.id, revision, meetingId, changedAt: now, changedBy: by, fields })
		.run();
}

function lastRevision(tx: Tx, ideaId: IdeaId) {
	return tx
		.select()
		.from(ideaRevisions)
		.where(eq(ideaRevisions.ideaId, ideaId))
		.orderBy(desc(ideaRevisions.revision))
		.limit(1)
		.get();
}

const textOf = (value: string | number | null | undefined) =>
	value === null || value === undefined ? '' : String(value);
