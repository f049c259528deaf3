import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { id, type PersonId, type RoundId } from '../../domain/ids.ts';
import { emptyDatabase } from '../db/empty-database.fixture.ts';
import { loadFixture } from '../fixtures/load.ts';
import { naesby } from '../fixtures/naesby.ts';
import { demoPassword, demoPeople } from '../fixtures/people.ts';
import { admitDemoPeople } from '../store/demo-people.ts';
import { hashPassword } from './passwords.ts';

export const now = Date.parse('2026-09-12T09:00:00Z');
export const round = id<RoundId>('naesby');
export const personId = (name: string) => id<PersonId>(`demo-${name}`);

const env = { keyDir: mkdtempSync(join(tmpdir(), 'medbestem-keys-')) };
const passwordHash = hashPassword(demoPassword, env);

/** For tests: a house in memory with one round and the demo's people in it. */
export async function openPeople() {
	const db = emptyDatabase();
	await loadFixture(db, naesby({ now, phase: 'ideas' }), { ...env, origin: 'http://localhost', now });
	await admitDemoPeople(db, demoPeople, await passwordHash, now);
	return { db, env, now };
}
