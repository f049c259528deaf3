import { expect, test } from 'vitest';
import { openPeople, round } from './auth/people.fixture.ts';
import { openPostOffice } from './post-office.fixture.ts';
import { listOfficers } from './store/people.ts';
import { people } from './db/tables/people.ts';
import { tellOfficers } from './tell-officers.ts';

const origin = 'https://medbestem.example';
const asked = { language: 'da' as const, path: '/work/naesby/screening/faelleshave', due: 'lørdag' };

test('officers of the round, and nobody else, are told by e-mail that an answer is waited for', async () => {
	const { db } = await openPeople();
	const to = await listOfficers(db, round);
	expect(to).toEqual(['emil@demo.example']);
	const { smtpUrl, letters, close } = await openPostOffice(true);
	expect(await tellOfficers({ origin, smtpUrl }, { ...asked, to })).toBe(1);
	close();
	expect(letters).toHaveLength(1);
	expect(letters[0]?.to).toEqual(to);
	expect(letters[0]?.text).toContain(`${origin}${asked.path}`);

	db.update(people).set({ disabledAt: 1 }).run();
	expect(await listOfficers(db, round)).toEqual([]);
});

test('without a mail server, and when it is down, the work goes on', async () => {
	const to = ['emil@demo.example'];
	expect(await tellOfficers({ origin, smtpUrl: undefined }, { ...asked, to })).toBe(0);
	expect(await tellOfficers({ origin, smtpUrl: 'smtp://127.0.0.1:1' }, { ...asked, to })).toBe(0);
});
