import { expect, test } from 'vitest';
import { now, openPeople, personId, round } from '../auth/people.fixture.ts';
import { followChain, listDeeds } from './audit-log.ts';
import { grantRole, shutOut } from './manage-people.ts';

async function withDeeds() {
	const { db } = await openPeople();
	const by = { by: 'demo-asta', now };
	await grantRole(db, personId('bo'), { role: 'facilitator', roundId: round }, by);
	await shutOut(db, personId('dan'), by);
	await grantRole(db, personId('carla'), { role: 'facilitator', roundId: round }, by);
	return db;
}

test('the log is whole as it was written', async () => {
	expect(await followChain(await withDeeds())).toEqual({ isWhole: true, deeds: 4 });
});

test.each([
	['a deed is changed', "UPDATE audit_log SET actor = 'demo-bo' WHERE seq = 3", 3],
	['a time is changed', 'UPDATE audit_log SET at = at + 1 WHERE seq = 2', 2],
	['a deed is taken out', 'DELETE FROM audit_log WHERE seq = 2', 3],
	['the beginning is taken out', 'DELETE FROM audit_log WHERE seq = 1', 2],
	['a hash is made up', 'UPDATE audit_log SET hash = randomblob(32) WHERE seq = 4', 4],
])('whoever gets round the triggers breaks the chain: %s', async (_, sql, at) => {
	const db = await withDeeds();
	expect(() => db.$client.exec(sql)).toThrow(/the audit log is never/);
	db.$client.exec('DROP TRIGGER audit_log_never_changes; DROP TRIGGER audit_log_never_shrinks');
	db.$client.exec(sql);
	expect(await followChain(db)).toEqual({ isWhole: false, seq: at });
});

test('deeds are read with the names of today, page by page, the newest first', async () => {
	const db = await withDeeds();
	const read = await listDeeds(db, { before: 4, many: 2 });
	expect(read.map(({ seq }) => seq)).toEqual([3, 2]);
	expect(read[0]).toMatchObject({ actorName: 'Asta Lund', objectName: 'Dan Friis', action: 'shut_out' });
	expect((await listDeeds(db, { before: 2, many: 2 }))[0]).toMatchObject({
		actor: 'system',
		roundName: 'Næsby finder på',
	});
});
