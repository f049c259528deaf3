import { and, eq } from 'drizzle-orm';
import type { IdeaId, RoundId } from '../../domain/ids.ts';
import { isBeingToldIn, type ToldIdea } from '../../domain/idea/told.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { phaseAt } from '../../domain/round/phase.ts';
import { slugOf } from '../../domain/round/slug.ts';
import type { Db, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { ideas } from '../db/tables/ideas.ts';
import { ideaAuthors } from '../db/tables/maturing.ts';
import { rounds } from '../db/tables/rounds.ts';
import type { ReadPicture } from '../picture.ts';
import { record } from './audit.ts';
import { addPicture } from './pictures.ts';

export type TellRefusal = { readonly reason: 'not_taking_ideas' };

type Told = {
	readonly id: IdeaId;
	readonly round: RoundId;
	readonly told: ToldIdea;
	readonly picture: ReadPicture | null;
	readonly now: number;
};

/**
 * An idea told by a resident without account. It stays hidden until a facilitator shows it.
 * The same form sent twice is one idea.
 */
export async function tellIdea(db: Db, { id, round, told, picture, now }: Told): Promise<Result<null, TellRefusal>> {
	return transact(db, (tx) => {
		const facts = tx.select().from(rounds).where(eq(rounds.id, round)).get();
		if (!facts || !isBeingToldIn(phaseAt(facts, now))) return refuse({ reason: 'not_taking_ideas' });
		if (tx.select({ id: ideas.id }).from(ideas).where(eq(ideas.id, id)).get()) return ok(null);

		const { title, description, place, author } = told;
		const slug = freeSlug(tx, round, title);
		tx.insert(ideas)
			.values({ id, roundId: round, slug, title, description, place, hidden: true, toldAt: now, changedAt: now })
			.run();
		if (author !== '') {
			tx.insert(ideaAuthors).values({ id: crypto.randomUUID(), ideaId: id, name: author, joinedAt: now }).run();
		}
		if (picture) addPicture(tx, { ideaId: id, picture, alt: '', now });
		record(tx, { at: now, actor: 'resident', action: 'tell_idea', object: id });
		return ok(null);
	});
}

/** An address for an idea that no other of the round has. */
export function freeSlug(tx: Tx, round: RoundId, title: string): string {
	const wished = slugOf(title) || 'ide';
	const isTaken = (slug: string) =>
		slug === 'new' ||
		tx
			.select({ id: ideas.id })
			.from(ideas)
			.where(and(eq(ideas.roundId, round), eq(ideas.slug, slug)))
			.get() !== undefined;
	if (!isTaken(wished)) return wished;
	let number = 2;
	while (isTaken(`${wished}-${number}`)) number += 1;
	return `${wished}-${number}`;
}
