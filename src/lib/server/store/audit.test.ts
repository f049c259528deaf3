import { expect, test } from 'vitest';
import { emptyDatabase } from '../db/empty-database.fixture.ts';
import { auditLog } from '../db/tables/audit.ts';
import { transact } from '../db/transact.ts';
import { chain, record } from './audit.ts';

function logged(count: number) {
	const db = emptyDatabase();
	for (let at = 1; at <= count; at++) {
		transact(db, (tx) => record(tx, { at, actor: 'p1', action: 'test', object: `thing-${at}`, facts: { at } }));
	}
	return db;
}

test('each deed carries the hash of the one before', () => {
	const rows = logged(5).select().from(auditLog).all();
	rows.forEach((row, place) => {
		expect(row.seq).toBe(place + 1);
		expect(row.prev.equals(place === 0 ? Buffer.alloc(32) : rows[place - 1]!.hash)).toBe(true);
		expect(row.hash.equals(chain(row.prev, row))).toBe(true);
	});
});

test('the log can neither be changed nor shortened', () => {
	const { $client } = logged(2);
	expect(() => $client.exec("UPDATE audit_log SET actor = 'p2'")).toThrow(/never changed/);
	expect(() => $client.exec('DELETE FROM audit_log WHERE seq = 2')).toThrow(/never shortened/);
});
