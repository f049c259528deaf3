import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { people } from '../db/tables/people.ts';
import { demoPassword } from '../fixtures/people.ts';
import { dropSecondFactor } from '../store/manage-people.ts';
import { findPerson } from '../store/people.ts';
import { now, openPeople, personId, round } from './people.fixture.ts';
import { addSecondFactor, checkCode } from './second-factor.ts';
import { verifySecondPerson } from './second-person.ts';
import { createSession, validateSession } from './sessions.ts';
import { codeAt, stepAt } from './totp.ts';

const bo = personId('bo');
const secret = Buffer.from('a secret of the app.');
const codeIn = (halfMinutes: number) => codeAt(secret, stepAt(now) + halfMinutes);

async function withFactor() {
	const house = await openPeople();
	const added = await addSecondFactor(house, bo, { secret, code: codeIn(0) });
	if (!added.ok) throw new Error(added.refusal.reason);
	const check = async (code: string, at = now) => {
		const found = await findPerson(house.db, bo);
		return (await checkCode({ ...house, now: at }, found!.account, code)).ok;
	};
	return { ...house, spare: added.value, check };
}

test('a second factor is put on only when the app shows that it has the secret', async () => {
	const house = await openPeople();
	expect(await addSecondFactor(house, bo, { secret, code: '000000' })).toMatchObject({
		refusal: { reason: 'wrong_code' },
	});
	expect((await findPerson(house.db, bo))?.account.secondFactor).toBeNull();
});

test('each code and each spare code is taken once', async () => {
	const { check, spare } = await withFactor();
	expect(await check(codeIn(0))).toBe(false);
	expect(await check(codeIn(1))).toBe(true);
	expect(await check(codeIn(1))).toBe(false);
	expect(await check(spare[3]!.replace('-', ' ').toUpperCase())).toBe(true);
	expect(await check(spare[3]!)).toBe(false);
	expect(await check(spare[4]!)).toBe(true);
});

test('a stolen database gives neither secret nor spare code, and a secret moved to another account opens nothing', async () => {
	const { db, env, spare } = await withFactor();
	const file = db.$client.serialize();
	for (const hidden of [secret, ...spare, ...spare.map((code) => code.replace('-', ''))])
		expect(file.includes(hidden)).toBe(false);

	const { account } = (await findPerson(db, bo))!;
	db.update(people)
		.set({ secondFactor: account.secondFactor })
		.where(eq(people.id, personId('dan')))
		.run();
	const dan = (await findPerson(db, personId('dan')))!;
	await expect(checkCode({ db, env, now }, dan.account, codeIn(1))).rejects.toThrow();
});

test('putting it on and taking it off ends the sessions of the person', async () => {
	const house = await openPeople();
	const before = await createSession(house.db, bo, now);
	await addSecondFactor(house, bo, { secret, code: codeIn(0) });
	expect(await validateSession(house.db, before, now)).toBeNull();
	const after = await createSession(house.db, bo, now);
	await dropSecondFactor(house.db, bo, { by: 'demo-asta', now });
	expect(await validateSession(house.db, after, now)).toBeNull();
});

test('a second person with a second factor signs with both', async () => {
	const house = await withFactor();
	const signs = (second_code?: string) =>
		verifySecondPerson(
			{ ...house, person: null },
			{ second_email: 'bo@demo.example', second_password: demoPassword, second_code },
			{ roles: ['coordinator'], round, address: 'hall' },
		);
	expect(await signs()).toMatchObject({ refusal: { reason: 'wrong_code' } });
	expect(await signs(codeIn(1))).toMatchObject({ ok: true });
});
