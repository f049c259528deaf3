import { and, asc, eq, inArray } from 'drizzle-orm';
import { isOpenToHelp } from '../../domain/idea/help.ts';
import { gatheredIn } from '../../domain/idea/merge.ts';
import type { IdeaId, RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { ideas } from '../db/tables/ideas.ts';
import { helpOffers } from '../db/tables/maturing.ts';
import { openContact, sealContact } from '../contact.ts';
import { record } from './audit.ts';
import type { By } from './idea-changes.ts';
import { ideaAt, mergesOf } from './ideas.ts';

export type OfferRefusal = { readonly reason: 'no_help_needed' };

type Offer = {
	readonly id: string;
	readonly ideaId: IdeaId;
	readonly name: string;
	readonly what: string;
	readonly contact: string;
	readonly key: Buffer;
	readonly by: string;
	readonly now: number;
};

/** “Jeg kan …”: the contact is sealed before it is kept. The same form sent twice is one offer. */
export async function offerHelp(
	db: Db,
	{ key, contact, by, now, ...offer }: Offer,
): Promise<Result<null, OfferRefusal>> {
	return transact(db, (tx) => {
		const idea = tx.select().from(ideas).where(eq(ideas.id, offer.ideaId)).get();
		if (!idea || !isOpenToHelp(idea.stage)) return refuse({ reason: 'no_help_needed' });
		const sealed = contact === '' ? null : sealContact(key, offer.id, contact);
		const { changes } = tx
			.insert(helpOffers)
			.values({ ...offer, contact: sealed, offeredAt: now })
			.onConflictDoNothing()
			.run();
		if (changes > 0) record(tx, { at: now, actor: by, action: 'offer_help', object: offer.ideaId });
		return ok(null);
	});
}

/** Everybody who offered help to an idea, or to one that lies in it, with their contact: for those who run the round. */
export async function listOffers(db: Db, roundId: RoundId, ideaId: IdeaId, key: Buffer) {
	const among = gatheredIn(mergesOf(db, roundId), ideaId);
	return db
		.select()
		.from(helpOffers)
		.where(inArray(helpOffers.ideaId, among))
		.orderBy(asc(helpOffers.offeredAt))
		.all()
		.map(({ contact, ...offer }) => ({ ...offer, contact: contact ? openContact(key, offer.id, contact) : '' }));
}

export type OfferGone = { readonly reason: 'offer_gone' };

type Dropped = { readonly roundId: RoundId; readonly slug: string; readonly offer: string };

/**
 * Deletes an offer to an idea, or to one that lies in it: when those who run the round do not need it any more, or the one
 * who made it takes it back. Who knows the id of an offer is who made it: it stands in that form and nowhere public.
 */
export async function dropOffer(
	db: Db,
	{ roundId, slug, offer }: Dropped,
	{ by, now }: By,
): Promise<Result<null, OfferGone>> {
	return transact(db, (tx) => {
		const idea = ideaAt(tx, roundId, slug);
		if (!idea) return refuse({ reason: 'offer_gone' });
		const among = gatheredIn(mergesOf(tx, roundId), idea.id);
		const here = and(eq(helpOffers.id, offer), inArray(helpOffers.ideaId, among));
		if (tx.delete(helpOffers).where(here).run().changes === 0) return refuse({ reason: 'offer_gone' });
		record(tx, { at: now, actor: by, action: 'drop_offer', object: idea.id });
		return ok(null);
	});
}
