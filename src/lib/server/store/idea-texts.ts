import { and, asc, eq, inArray } from 'drizzle-orm';
import { tellIn, type IdeaText, type Telling } from '../../domain/idea/telling.ts';
import type { IdeaId, RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Tx } from '../db/database.ts';
import { ideaTexts, recordings } from '../db/tables/idea-texts.ts';
import { ideas } from '../db/tables/ideas.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import type { By } from './idea-changes.ts';
import { ideaAt } from './ideas.ts';
import { isOnFrozenBallot, type IdeaGone } from './maturing.ts';

type Words = { readonly id: IdeaId; readonly title: string; readonly line?: string; readonly description?: string };
/** The language of the page, and that in which the round was written. */
export type Reader = { readonly language: string; readonly own: string };
/** The recording of an idea in the reader's language. */
export type Sound = { readonly id: string; readonly transcript: string };

/** These ideas as a reader meets them: translated where somebody has, else as they were written. */
export async function tellIdeas<Idea extends Words>(
	db: Db,
	found: readonly Idea[],
	reader: Reader,
): Promise<(Idea & Telling)[]> {
	const texts = reader.language === reader.own ? new Map<IdeaId, IdeaText>() : textsOf(db, found, reader.language);
	return found.map((idea) => tellIn(idea, texts.get(idea.id), reader));
}

function textsOf(db: Db, found: readonly Words[], language: string): Map<IdeaId, IdeaText> {
	const ids = found.map(({ id }) => id);
	const rows = db
		.select()
		.from(ideaTexts)
		.where(and(inArray(ideaTexts.ideaId, ids), eq(ideaTexts.language, language)))
		.all();
	return new Map(rows.map((row) => [row.ideaId, row]));
}

/** What can be heard of these ideas in one language. */
export async function listSounds(
	db: Db,
	found: readonly { readonly id: IdeaId }[],
	language: string,
): Promise<ReadonlyMap<IdeaId, Sound>> {
	const ids = found.map(({ id }) => id);
	const rows = db
		.select({ id: recordings.id, ideaId: recordings.ideaId, transcript: recordings.transcript })
		.from(recordings)
		.where(and(inArray(recordings.ideaId, ids), eq(recordings.language, language)))
		.all();
	return new Map(rows.map(({ ideaId, ...sound }) => [ideaId, sound]));
}

/** All translations and recordings of an idea, for those who run the round. */
export async function listTexts(db: Db, ideaId: IdeaId) {
	return {
		texts: db.select().from(ideaTexts).where(eq(ideaTexts.ideaId, ideaId)).orderBy(asc(ideaTexts.language)).all(),
		sounds: db.select(soundColumns).from(recordings).where(eq(recordings.ideaId, ideaId)).all(),
	};
}

const soundColumns = { id: recordings.id, language: recordings.language, transcript: recordings.transcript };

type At = { readonly roundId: RoundId; readonly slug: string; readonly language: string };
export type TextSaveRefusal = IdeaGone | { readonly reason: 'text_frozen' };

/** Tells an idea in another language. On a frozen ballot the words stand as they were read. */
export async function saveText(
	db: Db,
	{ text, ...at }: At & { readonly text: IdeaText },
	{ by, now }: By,
): Promise<Result<null, TextSaveRefusal>> {
	return transact(db, (tx) => {
		const idea = ideaToTell(tx, at);
		if (!idea.ok) return idea;
		const { language } = at;
		const told = { ...text, changedAt: now };
		tx.insert(ideaTexts)
			.values({ ideaId: idea.value, language, ...told })
			.onConflictDoUpdate({ target: [ideaTexts.ideaId, ideaTexts.language], set: told })
			.run();
		record(tx, { at: now, actor: by, action: 'save_idea_text', object: idea.value, facts: { language } });
		return ok(null);
	});
}

type Recording = Pick<typeof recordings.$inferInsert, 'sound' | 'kind' | 'transcript'>;

/** Lays a recording with an idea, in the place of the one before; `null` takes it away. */
export async function saveSound(
	db: Db,
	{ recording, ...at }: At & { readonly recording: Recording | null },
	{ by, now }: By,
): Promise<Result<null, TextSaveRefusal>> {
	return transact(db, (tx) => {
		const idea = ideaToTell(tx, at);
		if (!idea.ok) return idea;
		const { language } = at;
		tx.delete(recordings)
			.where(and(eq(recordings.ideaId, idea.value), eq(recordings.language, language)))
			.run();
		// a new recording has a new address: a page that was kept shows the old words with the old sound, or none
		const id = crypto.randomUUID();
		if (recording) {
			tx.insert(recordings)
				.values({ id, ideaId: idea.value, language, ...recording, addedAt: now })
				.run();
		}
		const action = recording ? 'save_recording' : 'drop_recording';
		record(tx, { at: now, actor: by, action, object: idea.value, facts: { language } });
		return ok(null);
	});
}

/** The idea whose words or sound may be changed: until its ballot is frozen. */
function ideaToTell(tx: Tx, { roundId, slug }: At): Result<IdeaId, TextSaveRefusal> {
	const idea = ideaAt(tx, roundId, slug);
	if (!idea) return refuse({ reason: 'idea_gone' });
	return isOnFrozenBallot(tx, idea) ? refuse({ reason: 'text_frozen' }) : ok(idea.id);
}

/** The bytes of a recording of this round, and whether its idea is still hidden. */
export async function findSound(db: Db, roundId: RoundId, id: string) {
	return db
		.select({ sound: recordings.sound, kind: recordings.kind, hidden: ideas.hidden })
		.from(recordings)
		.innerJoin(ideas, eq(ideas.id, recordings.ideaId))
		.where(and(eq(recordings.id, id), eq(ideas.roundId, roundId)))
		.get();
}
