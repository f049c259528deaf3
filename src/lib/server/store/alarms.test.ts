import { expect, test } from 'vitest';
import { emptyDatabase } from '../db/empty-database.fixture.ts';
import { listAlarms, raiseCodeAlarm, raiseCopyAlarm } from './alarms.ts';

const now = Date.parse('2026-09-12T09:00:00Z');
const minute = 60_000;

test('the last alarm of each kind stands for half an hour, the newest first', async () => {
	const db = emptyDatabase();
	await raiseCodeAlarm(db, { misses: 31, now });
	await raiseCodeAlarm(db, { misses: 90, now: now + minute });
	raiseCopyAlarm(db, 'one_copy', now + 2 * minute);

	expect(await listAlarms(db, now + 3 * minute)).toEqual([
		{ kind: 'one_copy', at: now + 2 * minute, misses: 0 },
		{ kind: 'wrong_codes', at: now + minute, misses: 90 },
	]);
	expect(await listAlarms(db, now + 40 * minute)).toEqual([]);
});
