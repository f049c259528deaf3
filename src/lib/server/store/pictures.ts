import { and, eq } from 'drizzle-orm';
import { id, type IdeaId, type PictureId, type RoundId } from '../../domain/ids.ts';
import type { Db, Tx } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { pictures } from '../db/tables/maturing.ts';
import type { ReadPicture } from '../picture.ts';

type Added = {
	readonly ideaId: IdeaId;
	readonly picture: ReadPicture;
	readonly alt: string;
	readonly now: number;
};

/** Lays a picture with its idea. Its name is random, so that none can be guessed. */
export function addPicture(tx: Tx, { ideaId, picture, alt, now }: Added): void {
	tx.insert(pictures)
		.values({ id: id<PictureId>(crypto.randomUUID()), ideaId, ...picture, alt, addedAt: now })
		.run();
}

/** The bytes of a picture of this round, and whether its idea is still hidden. */
export async function findPicture(db: Db, roundId: RoundId, pictureId: PictureId) {
	return db
		.select({ webp: pictures.webp, hidden: ideas.hidden })
		.from(pictures)
		.innerJoin(ideas, eq(ideas.id, pictures.ideaId))
		.where(and(eq(pictures.id, pictureId), eq(ideas.roundId, roundId)))
		.get();
}
