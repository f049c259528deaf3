import { expect, test } from 'vitest';
import { id, type PersonId } from '../../domain/ids.ts';
import { now, openPeople, personId, round } from '../auth/people.fixture.ts';
import { createSession, validateSession } from '../auth/sessions.ts';
import { newToken } from '../auth/tokens.ts';
import { auditLog } from '../db/tables/audit.ts';
import { grantRole, invitePerson, shutOut, withdrawRole } from './manage-people.ts';
import { findByEmail, listPeople } from './people.ts';

const by = { by: 'demo-asta', now };
const invitation = (email: string) => ({
	email,
	name: 'Gry Dam',
	grant: { role: 'facilitator', roundId: round } as const,
	tokenHash: newToken().hash,
});

test('an invited person has a role from the start, and no way in until the link is used', async () => {
	const { db } = await openPeople();
	expect(await invitePerson(db, invitation(' Gry@Bolbro.example'), by)).toMatchObject({ ok: true });
	const found = await findByEmail(db, 'gry@bolbro.EXAMPLE');
	expect(found?.account.passwordHash).toBeNull();
	expect(found?.person.inRounds.get(round)).toEqual(['facilitator']);
});

test('one address is one account, and a refused invitation leaves nothing behind', async () => {
	const { db } = await openPeople();
	const before = (await listPeople(db)).length;
	expect(await invitePerson(db, invitation('DAN@demo.example'), by)).toMatchObject({
		refusal: { reason: 'already_there' },
	});
	const homeless = { ...invitation('gry@bolbro.example'), grant: { role: 'officer', roundId: null } as const };
	expect(await invitePerson(db, homeless, by)).toMatchObject({ refusal: { reason: 'role_needs_round' } });
	expect(await listPeople(db)).toHaveLength(before);
});

test('facilitator and officer are given per round, the other roles for the whole place', async () => {
	const { db } = await openPeople();
	const give = (role: 'facilitator' | 'councillor', roundId: typeof round | null) =>
		grantRole(db, personId('bo'), { role, roundId }, by);
	expect(await give('facilitator', null)).toMatchObject({ refusal: { reason: 'role_needs_round' } });
	expect(await give('councillor', round)).toMatchObject({ refusal: { reason: 'role_has_no_round' } });
	expect(await give('facilitator', round)).toMatchObject({ ok: true });
	expect(await grantRole(db, id<PersonId>('nobody'), { role: 'councillor', roundId: null }, by)).toMatchObject({
		refusal: { reason: 'no_such_person' },
	});
});

test('a change of roles ends the sessions of that person, and of nobody else', async () => {
	const { db } = await openPeople();
	const dan = await createSession(db, personId('dan'), now);
	const bo = await createSession(db, personId('bo'), now);
	await withdrawRole(db, personId('dan'), { role: 'facilitator', roundId: round }, by);
	expect(await validateSession(db, dan, now)).toBeNull();
	expect(await validateSession(db, bo, now)).not.toBeNull();
});

test('there is always an administrator', async () => {
	const { db } = await openPeople();
	const asta = personId('asta');
	const administrator = { role: 'administrator', roundId: null } as const;
	expect(await shutOut(db, asta, by)).toMatchObject({ refusal: { reason: 'last_administrator' } });
	expect(await withdrawRole(db, asta, administrator, by)).toMatchObject({ refusal: { reason: 'last_administrator' } });
	await grantRole(db, personId('bo'), administrator, by);
	expect(await shutOut(db, asta, by)).toMatchObject({ ok: true });
	expect(await shutOut(db, personId('bo'), by)).toMatchObject({ refusal: { reason: 'last_administrator' } });
});

test('the log names nobody: ids only', async () => {
	const { db } = await openPeople();
	await invitePerson(db, invitation('gry@bolbro.example'), by);
	await grantRole(db, personId('bo'), { role: 'facilitator', roundId: round }, by);
	await shutOut(db, personId('dan'), by);
	const written = JSON.stringify(db.select().from(auditLog).all());
	expect(written).toContain('give_invitation');
	expect(written).not.toMatch(/@|Gry|Dam|Krogh|Friis/);
});
