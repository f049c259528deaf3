import { and, eq, gt, inArray, lte } from 'drizzle-orm';
import type { PersonId } from '../../domain/ids.ts';
import { linkLife, type LinkPurpose } from '../../domain/people/link.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Tx } from '../db/database.ts';
import { oneTimeLinks, people, sessions } from '../db/tables/people.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';

/** A one-time link by the hash of its token: the token itself is kept nowhere. */
export type Link = {
	readonly personId: PersonId;
	readonly purpose: LinkPurpose;
	readonly tokenHash: Buffer;
	/** Who gives it: a person, or `system` for the command line. */
	readonly by: string;
	readonly now: number;
};

export type LinkRefusal = { readonly reason: 'link_over' };

/** Gives a link; an earlier one for the same purpose is worth nothing from now on. */
export async function giveLink(db: Db, link: Link): Promise<void> {
	return transact(db, (tx) => keepLink(tx, link));
}

export function keepLink(tx: Tx, { personId, purpose, tokenHash, by, now }: Link): void {
	const earlier = and(eq(oneTimeLinks.personId, personId), eq(oneTimeLinks.purpose, purpose));
	tx.delete(oneTimeLinks).where(earlier).run();
	tx.delete(oneTimeLinks).where(lte(oneTimeLinks.endsAt, now)).run();
	const endsAt = now + linkLife[purpose];
	tx.insert(oneTimeLinks).values({ tokenHash, personId, purpose, madeAt: now, endsAt }).run();
	if (purpose !== 'second_step') record(tx, { at: now, actor: by, action: `give_${purpose}`, object: personId });
}

/** Whose link this is, while it runs and its person is not shut out. */
export async function findLink(db: Db, tokenHash: Buffer, purposes: readonly LinkPurpose[], now: number) {
	return running(db, tokenHash, purposes, now);
}

/**
 * Uses up a link to set a password: the person's other links and all sessions end with it.
 * Refused when the link has been used, replaced or is too old.
 */
export async function answerLink(
	db: Db,
	{
		tokenHash,
		passwordHash,
		name,
		now,
	}: { tokenHash: Buffer; passwordHash: string; name?: string | undefined; now: number },
): Promise<Result<{ personId: PersonId; hasSecondFactor: boolean }, LinkRefusal>> {
	return transact(db, (tx) => {
		const link = running(tx, tokenHash, ['invitation', 'reset'], now);
		if (!link) return refuse({ reason: 'link_over' });

		const personId = link.id;
		tx.update(people)
			.set({ passwordHash, ...(name && { name }) })
			.where(eq(people.id, personId))
			.run();
		tx.delete(oneTimeLinks).where(eq(oneTimeLinks.personId, personId)).run();
		tx.delete(sessions).where(eq(sessions.personId, personId)).run();
		record(tx, { at: now, actor: personId, action: 'set_password', object: personId });
		return ok({ personId, hasSecondFactor: link.hasSecondFactor });
	});
}

/** Uses up a link between password and code. */
export async function closeLink(db: Db, tokenHash: Buffer): Promise<void> {
	return transact(db, (tx) => {
		tx.delete(oneTimeLinks).where(eq(oneTimeLinks.tokenHash, tokenHash)).run();
	});
}

function running(db: Db | Tx, tokenHash: Buffer, purposes: readonly LinkPurpose[], now: number) {
	const found = db
		.select()
		.from(oneTimeLinks)
		.innerJoin(people, eq(people.id, oneTimeLinks.personId))
		.where(
			and(
				eq(oneTimeLinks.tokenHash, tokenHash),
				inArray(oneTimeLinks.purpose, [...purposes]),
				gt(oneTimeLinks.endsAt, now),
			),
		)
		.get();
	if (!found || found.people.disabledAt !== null) return undefined;
	const { id, name, email, secondFactor } = found.people;
	return { id, name, email, purpose: found.one_time_links.purpose, hasSecondFactor: secondFactor !== null };
}
