import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { people, sessions } from '../db/tables/people.ts';
import { dismissDemoPeople } from '../store/demo-people.ts';
import { now, openPeople, personId } from './people.fixture.ts';
import { createSession, revokeSession, revokeSessions, validateSession } from './sessions.ts';

// What any keeper of sessions must hold, Lucia or what comes after it.

const minute = 60_000;
const hour = 60 * minute;
const bo = personId('bo');

test('whoever bears the id of a session is its person', async () => {
	const { db } = await openPeople();
	const session = await createSession(db, bo, now);
	expect(await validateSession(db, session, now)).toMatchObject({ id: bo, name: 'Bo Krogh', roles: ['coordinator'] });
});

test('an id has 256 bits, and no two are alike', async () => {
	const { db } = await openPeople();
	const ids = await Promise.all(Array.from({ length: 50 }, () => createSession(db, bo, now)));
	expect(new Set(ids).size).toBe(50);
	for (const id of ids) expect(Buffer.from(id, 'base64url')).toHaveLength(32);
});

test('a stolen database gives no session: whatever stands in it opens nothing', async () => {
	const { db } = await openPeople();
	const session = await createSession(db, bo, now);
	const file = db.$client.serialize();
	expect(file.includes(session)).toBe(false);
	expect(file.includes(Buffer.from(session, 'base64url'))).toBe(false);

	const kept = db.select().from(sessions).get()!.idHash;
	const tries = [
		kept.toString('hex'),
		kept.toString('base64'),
		kept.toString('base64url'),
		`hash:${kept.toString('hex')}`,
	];
	for (const stolen of [...tries, kept.toString('latin1'), '', 'x'.repeat(10_000)]) {
		expect(await validateSession(db, stolen, now)).toBeNull();
	}
});

test('a session that lies still for half an hour is over, and one in use goes on', async () => {
	const { db } = await openPeople();
	const used = await createSession(db, bo, now);
	const still = await createSession(db, bo, now);
	expect(await validateSession(db, used, now + 29 * minute)).not.toBeNull();
	expect(await validateSession(db, used, now + 58 * minute)).not.toBeNull();
	expect(await validateSession(db, still, now + 30 * minute)).toBeNull();
	expect(await validateSession(db, still, now)).toBeNull();
});

test('a session in use all day ends after twelve hours', async () => {
	const { db } = await openPeople();
	const session = await createSession(db, bo, now);
	for (let at = now; at < now + 12 * hour; at += 10 * minute) {
		expect(await validateSession(db, session, at)).not.toBeNull();
	}
	expect(await validateSession(db, session, now + 12 * hour)).toBeNull();
});

test('use is noted once a minute, not at every page', async () => {
	const { db } = await openPeople();
	const session = await createSession(db, bo, now);
	const seenAt = () => db.select().from(sessions).get()?.seenAt;
	await validateSession(db, session, now + 59_000);
	expect(seenAt()).toBe(now);
	await validateSession(db, session, now + 61_000);
	expect(seenAt()).toBe(now + 61_000);
});

test('a session that was ended is over, the others of the person run on', async () => {
	const { db } = await openPeople();
	const [one, other] = [await createSession(db, bo, now), await createSession(db, bo, now)];
	await revokeSession(db, one);
	expect(await validateSession(db, one, now)).toBeNull();
	expect(await validateSession(db, other, now)).not.toBeNull();
});

test('ending all sessions of a person leaves the others in', async () => {
	const { db } = await openPeople();
	const own = [await createSession(db, bo, now), await createSession(db, bo, now)];
	const asta = await createSession(db, personId('asta'), now);
	await revokeSessions(db, bo);
	for (const session of own) expect(await validateSession(db, session, now)).toBeNull();
	expect(await validateSession(db, asta, now)).not.toBeNull();
});

test('who is shut out is out at once', async () => {
	const { db } = await openPeople();
	const session = await createSession(db, bo, now);
	db.update(people).set({ disabledAt: now }).where(eq(people.id, bo)).run();
	expect(await validateSession(db, session, now)).toBeNull();
	expect(db.select().from(sessions).all()).toEqual([]);
});

test('outside the demo its people are shut out, with their sessions', async () => {
	const { db } = await openPeople();
	const session = await createSession(db, bo, now);
	await dismissDemoPeople(db, now);
	expect(await validateSession(db, session, now)).toBeNull();
	expect(
		db
			.select({ hash: people.passwordHash })
			.from(people)
			.all()
			.every(({ hash }) => hash === null),
	).toBe(true);
});
