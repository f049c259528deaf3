import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { now, openPeople, personId } from '../auth/people.fixture.ts';
import { createSession, validateSession } from '../auth/sessions.ts';
import { newToken } from '../auth/tokens.ts';
import { oneTimeLinks, people } from '../db/tables/people.ts';
import { answerLink, findLink, giveLink } from './links.ts';
import { shutOut } from './manage-people.ts';

const day = 86_400_000;
const dan = personId('dan');

async function withLink() {
	const house = await openPeople();
	const { token, hash } = newToken();
	await giveLink(house.db, { personId: dan, purpose: 'reset', tokenHash: hash, by: 'system', now });
	return { ...house, token, hash };
}

test('a link works once: whoever sets a password with it uses it up', async () => {
	const { db, hash } = await withLink();
	const answer = () => answerLink(db, { tokenHash: hash, passwordHash: '$new', now });
	expect(await answer()).toMatchObject({ ok: true, value: { personId: dan } });
	expect(await answer()).toEqual({ ok: false, refusal: { reason: 'link_over' } });
	expect(db.select().from(people).where(eq(people.id, dan)).get()?.passwordHash).toBe('$new');
});

test('a new password ends every session that was begun with the old one', async () => {
	const { db, hash } = await withLink();
	const session = await createSession(db, dan, now);
	const other = await createSession(db, personId('bo'), now);
	await answerLink(db, { tokenHash: hash, passwordHash: '$new', now });
	expect(await validateSession(db, session, now)).toBeNull();
	expect(await validateSession(db, other, now)).not.toBeNull();
});

test('a link is over after its time, when a newer one is given, and when its person is shut out', async () => {
	const { db, hash } = await withLink();
	const found = (at = now) => findLink(db, hash, ['reset'], at);
	expect(await found(now + day - 1)).toBeDefined();
	expect(await found(now + day)).toBeUndefined();
	expect(await findLink(db, hash, ['invitation'], now)).toBeUndefined();

	await giveLink(db, { personId: dan, purpose: 'reset', tokenHash: newToken().hash, by: 'system', now });
	expect(await found()).toBeUndefined();
	expect(db.select().from(oneTimeLinks).all()).toHaveLength(1);
	await shutOut(db, dan, { by: 'system', now });
	expect(db.select().from(oneTimeLinks).all()).toEqual([]);
});

test('a stolen database gives no link', async () => {
	const { db, token } = await withLink();
	expect(db.$client.serialize().includes(token)).toBe(false);
	expect(db.$client.serialize().includes(Buffer.from(token, 'base64url'))).toBe(false);
});
