import { and, eq } from 'drizzle-orm';
import { afterIdeaEvent, type IdeaRefusal } from '../../domain/idea/life.ts';
import { merge, unmerge, type MergeRefusal } from '../../domain/idea/merge.ts';
import { id, type IdeaId, type NoteId, type PileId, type RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { ideas } from '../db/tables/ideas.ts';
import { ideaMerges } from '../db/tables/maturing.ts';
import { boardMoves, notes } from '../db/tables/notes.ts';
import { record } from './audit.ts';
import { changeIdea, type By } from './idea-changes.ts';
import { ideaAt, mergesOf } from './ideas.ts';
import { keepMove, lastMove, type WallRefusal } from './notes.ts';

export type MergeIdeasRefusal = MergeRefusal | IdeaRefusal | { readonly reason: 'idea_gone' };

/** Lays one idea into another. Nothing of it moves or changes but its stage. */
export async function mergeIdeas(
	db: Db,
	roundId: RoundId,
	{ from, into }: { readonly from: string; readonly into: string },
	{ by, now }: By,
): Promise<Result<null, MergeIdeasRefusal>> {
	return transact(db, (tx) => {
		const [one, other] = [ideaAt(tx, roundId, from), ideaAt(tx, roundId, into)];
		if (!one || !other) return refuse({ reason: 'idea_gone' });
		const merged = merge(mergesOf(tx, roundId), one.id, other.id);
		if (!merged.ok) return merged;
		const stage = afterIdeaEvent(one.stage, 'merge');
		if (!stage.ok) return stage;

		const stageBefore = one.stage as 'captured' | 'clustered' | 'maturing';
		tx.insert(ideaMerges).values({ fromId: one.id, intoId: other.id, stageBefore, mergedAt: now }).run();
		changeIdea(tx, one, { stage: stage.value }, { by, now });
		keepMove(tx, { roundId, kind: 'merge', was: { [one.id]: other.id }, by, now });
		record(tx, { at: now, actor: by, action: 'merge', object: one.id, facts: { into: other.id } });
		return ok(null);
	});
}

/** Takes an idea out of the one it lies in, back to the stage it had. */
export async function unmergeIdea(
	db: Db,
	roundId: RoundId,
	slug: string,
	act: By,
): Promise<Result<null, MergeIdeasRefusal>> {
	return transact(db, (tx) => {
		const idea = ideaAt(tx, roundId, slug);
		return idea ? takeOut(tx, roundId, idea.id, act) : refuse({ reason: 'idea_gone' });
	});
}

function takeOut(tx: Tx, roundId: RoundId, ideaId: IdeaId, { by, now }: By): Result<null, MergeIdeasRefusal> {
	const apart = unmerge(mergesOf(tx, roundId), ideaId);
	if (!apart.ok) return apart;
	const idea = tx.select().from(ideas).where(eq(ideas.id, ideaId)).get();
	const row = tx.delete(ideaMerges).where(eq(ideaMerges.fromId, ideaId)).returning().get();
	if (!idea || !row) return refuse({ reason: 'not_merged' });
	changeIdea(tx, idea, { stage: row.stageBefore }, { by, now });
	record(tx, { at: now, actor: by, action: 'unmerge', object: ideaId, facts: { from: row.intoId } });
	return ok(null);
}

/** Takes back the last thing that was done at the wall: notes laid onto a pile, or an idea laid into another. */
export async function undoLast(db: Db, roundId: RoundId, act: By): Promise<Result<null, WallRefusal>> {
	return transact(db, (tx) => {
		const move = lastMove(tx, roundId);
		if (!move) return refuse({ reason: 'nothing_to_undo' });
		for (const [moved, was] of Object.entries(move.was)) {
			// An idea that was taken out by hand meanwhile is where it should be.
			if (move.kind === 'merge') takeOut(tx, roundId, id<IdeaId>(moved), act);
			else layBack(tx, roundId, id<NoteId>(moved), was === null ? null : id<PileId>(was));
		}
		tx.update(boardMoves).set({ undoneAt: act.now }).where(eq(boardMoves.seq, move.seq)).run();
		record(tx, { at: act.now, actor: act.by, action: 'undo', object: roundId, facts: { move: move.seq } });
		return ok(null);
	});
}

function layBack(tx: Tx, roundId: RoundId, noteId: NoteId, pileId: PileId | null): void {
	tx.update(notes)
		.set({ pileId })
		.where(and(eq(notes.id, noteId), eq(notes.roundId, roundId)))
		.run();
}
