import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { id, type IdeaId, type MeetingId, type NoteId, type PileId, type RoundId } from '../../domain/ids.ts';
import type { EveningPrompt } from '../../domain/meeting/run-sheet.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { ideas } from '../db/tables/ideas.ts';
import { ideaAuthors } from '../db/tables/maturing.ts';
import { boardMoves, notes, piles } from '../db/tables/notes.ts';
import { record } from './audit.ts';
import type { By } from './idea-changes.ts';
import { changeIdea } from './idea-changes.ts';
import { freeSlug } from './tell.ts';

export type Written = {
	readonly id: NoteId;
	readonly roundId: RoundId;
	readonly meetingId: MeetingId | null;
	readonly text: string;
	readonly tableNumber: number | null;
	readonly author: string | null;
	/** The "Tænk hvis" that hung on the wall. */
	readonly prompt?: EveningPrompt | null;
};

/** A note from the wall. Its name is made where it is written, so that a note sent twice is one note. */
export async function writeNote(db: Db, note: Written, { by, now }: By): Promise<void> {
	return transact(db, (tx) => keepNote(tx, note, { by, now }));
}

/** The same, within something larger. */
export function keepNote(tx: Tx, note: Written, { by, now }: By): void {
	const { changes } = tx
		.insert(notes)
		.values({ ...note, writtenAt: now })
		.onConflictDoNothing()
		.run();
	if (changes > 0) record(tx, { at: now, actor: by, action: 'write_note', object: note.id });
}

/** The wall of a meeting: loose notes, the newest first, and piles with how many lie in each; hidden notes apart. */
export async function findWall(db: Db, roundId: RoundId, meetingId: MeetingId) {
	const written = db
		.select()
		.from(notes)
		.where(and(eq(notes.roundId, roundId), eq(notes.meetingId, meetingId)))
		.orderBy(desc(notes.writtenAt), asc(notes.id))
		.all();
	const made = db
		.select({ id: piles.id, name: piles.name, ideaId: piles.ideaId, slug: ideas.slug })
		.from(piles)
		.leftJoin(ideas, eq(ideas.id, piles.ideaId))
		.where(and(eq(piles.roundId, roundId), eq(piles.meetingId, meetingId)))
		.orderBy(asc(piles.madeAt))
		.all();
	const shown = written.filter(({ hidden }) => !hidden);
	return {
		loose: shown.filter(({ pileId }) => pileId === null),
		hidden: written.filter(({ hidden }) => hidden),
		count: shown.length,
		piles: made.map((pile) => ({ ...pile, notes: shown.filter(({ pileId }) => pileId === pile.id) })),
		canUndo: lastMove(db, roundId) !== undefined,
	};
}

export type WallRefusal = { readonly reason: 'nothing_chosen' | 'pile_gone' | 'empty_pile' | 'nothing_to_undo' };

type Piling = {
	readonly roundId: RoundId;
	readonly meetingId: MeetingId;
	readonly chosen: readonly NoteId[];
	/** A pile that is there, or the name of a new one; null lays the notes loose again. */
	readonly onto: { readonly pile: PileId } | { readonly name: string } | null;
};

/** Lays the chosen notes onto a pile. What they were is kept, so that it can be undone. */
export async function pileUp(db: Db, piling: Piling, { by, now }: By): Promise<Result<null, WallRefusal>> {
	return transact(db, (tx) => {
		const { roundId, meetingId, chosen, onto } = piling;
		const found = tx
			.select()
			.from(notes)
			.where(and(eq(notes.roundId, roundId), inArray(notes.id, [...chosen])))
			.all();
		if (found.length === 0) return refuse({ reason: 'nothing_chosen' });

		const pile =
			onto === null
				? null
				: 'pile' in onto
					? pileOf(tx, roundId, onto.pile)
					: newPile(tx, { roundId, meetingId, name: onto.name, now });
		if (pile === undefined) return refuse({ reason: 'pile_gone' });
		const was = Object.fromEntries(found.map((note) => [note.id, note.pileId]));
		for (const note of found) tx.update(notes).set({ pileId: pile }).where(eq(notes.id, note.id)).run();
		keepMove(tx, { roundId, kind: 'pile', was, by, now });
		record(tx, { at: now, actor: by, action: 'pile_up', object: pile ?? roundId, facts: { notes: found.length } });
		return ok(null);
	});
}

function pileOf(tx: Tx, roundId: RoundId, pile: PileId): PileId | undefined {
	return tx
		.select({ id: piles.id })
		.from(piles)
		.where(and(eq(piles.id, pile), eq(piles.roundId, roundId)))
		.get()?.id;
}

type NewPile = { roundId: RoundId; meetingId: MeetingId; name: string; now: number };

function newPile(tx: Tx, { now, ...pile }: NewPile): PileId {
	const pileId = id<PileId>(crypto.randomUUID());
	tx.insert(piles)
		.values({ ...pile, id: pileId, madeAt: now })
		.run();
	return pileId;
}

/** Makes an idea of a pile: it takes the pile's name, and the first names of those who wrote the notes. */
export async function makeIdeaOfPile(
	db: Db,
	roundId: RoundId,
	pileId: PileId,
	{ by, now }: By,
): Promise<Result<{ slug: string }, WallRefusal>> {
	return transact(db, (tx) => {
		const pile = tx
			.select()
			.from(piles)
			.where(and(eq(piles.id, pileId), eq(piles.roundId, roundId), isNull(piles.ideaId)))
			.get();
		if (!pile) return refuse({ reason: 'pile_gone' });
		const inIt = tx
			.select()
			.from(notes)
			.where(and(eq(notes.pileId, pileId), eq(notes.hidden, false)))
			.all();
		if (inIt.length === 0) return refuse({ reason: 'empty_pile' });

		const ideaId = id<IdeaId>(crypto.randomUUID());
		const slug = freeSlug(tx, roundId, pile.name);
		const begun = { id: ideaId, roundId, slug, title: pile.name };
		const idea = tx
			.insert(ideas)
			.values({ ...begun, stage: 'captured' })
			.returning()
			.get();
		changeIdea(tx, idea, { stage: 'clustered' }, { by, now });
		tx.update(piles).set({ ideaId }).where(eq(piles.id, pileId)).run();
		for (const name of new Set(inIt.flatMap(({ author }) => (author ? [author] : [])))) {
			const joined = { id: crypto.randomUUID(), ideaId, meetingId: pile.meetingId, name, joinedAt: now };
			tx.insert(ideaAuthors).values(joined).run();
		}
		record(tx, { at: now, actor: by, action: 'make_idea', object: ideaId, facts: { notes: inIt.length } });
		return ok({ slug });
	});
}

/** Hides notes from every page, or shows them again. None is ever deleted. */
export async function hideNotes(
	db: Db,
	roundId: RoundId,
	{ chosen, hidden }: { readonly chosen: readonly NoteId[]; readonly hidden: boolean },
	{ by, now }: By,
): Promise<Result<null, WallRefusal>> {
	return transact(db, (tx) => {
		if (chosen.length === 0) return refuse({ reason: 'nothing_chosen' });
		const ofRound = and(eq(notes.roundId, roundId), inArray(notes.id, [...chosen]));
		const { changes } = tx.update(notes).set({ hidden }).where(ofRound).run();
		const action = hidden ? 'hide_notes' : 'show_notes';
		record(tx, { at: now, actor: by, action, object: roundId, facts: { notes: changes } });
		return ok(null);
	});
}

type Move = By & {
	readonly roundId: RoundId;
	readonly kind: 'pile' | 'merge';
	readonly was: Readonly<Record<string, string | null>>;
};

/** Keeps what was before a move at the wall. */
export function keepMove(tx: Tx, { roundId, kind, was, by, now }: Move): void {
	tx.insert(boardMoves).values({ roundId, kind, was, madeBy: by, madeAt: now }).run();
}

/** The last move of a round that has not been undone. */
export function lastMove(db: Pick<Db, 'select'>, roundId: RoundId) {
	return db
		.select()
		.from(boardMoves)
		.where(and(eq(boardMoves.roundId, roundId), isNull(boardMoves.undoneAt)))
		.orderBy(desc(boardMoves.seq))
		.limit(1)
		.get();
}
