import { expect, test } from 'vitest';
import { ok, refuse } from '../../domain/result.ts';
import { assertFullSync, synchronousOf } from './database.ts';
import { emptyDatabase } from './empty-database.fixture.ts';
import { areas } from './tables/rounds.ts';
import { transact } from './transact.ts';
import { id, type AreaId } from '../../domain/ids.ts';

function fresh() {
	const db = emptyDatabase();
	return db;
}

const area = { id: id<AreaId>('a'), slug: 'a', name: 'A', town: 'T' };
const held = (db: ReturnType<typeof fresh>) => db.select().from(areas).all().length;

test('what was done stays', () => {
	const db = fresh();
	const answer = transact(db, (tx) => {
		tx.insert(areas).values(area).run();
		return ok('kept');
	});
	expect([answer.value, held(db)]).toEqual(['kept', 1]);
});

test('a refusal leaves nothing behind, and is answered', () => {
	const db = fresh();
	const answer = transact(db, (tx) => {
		tx.insert(areas).values(area).run();
		return refuse({ reason: 'no' });
	});
	expect([answer.refusal.reason, held(db)]).toEqual(['no', 0]);
});

test('a throw leaves nothing behind, and is thrown on', () => {
	const db = fresh();
	const work = () =>
		transact(db, (tx) => {
			tx.insert(areas).values(area).run();
			throw new Error('broken');
		});
	expect(work).toThrow('broken');
	expect(held(db)).toBe(0);
});

test('a commit is written through to the disk, also after the first read', () => {
	const db = fresh();
	held(db);
	expect(synchronousOf(db)).toBe(2);
	db.$client.pragma('synchronous = NORMAL');
	expect(() => assertFullSync(db)).toThrow('not FULL');
});
