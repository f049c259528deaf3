import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment, type Environment } from '#lib/server/env.ts';
import { openDatabase, type Db } from '#lib/server/db/database.ts';
import { migrateDatabase } from '#lib/server/db/migrate.ts';
import { fixtures } from '#lib/server/fixtures/fixtures.ts';
import type { FixturePhase } from '#lib/server/fixtures/fixture.ts';
import { loadFixture } from '#lib/server/fixtures/load.ts';
import { demoPassword, demoPeople } from '#lib/server/fixtures/people.ts';
import { hashPassword } from '#lib/server/auth/passwords.ts';
import { admitDemoPeople, dismissDemoPeople } from '#lib/server/store/demo-people.ts';
import { findMunicipality } from '#lib/server/store/municipality.ts';
import { isEmpty } from '#lib/server/store/seed.ts';

/** The rounds of the demo, each in another phase, so that every page has something to show. */
const demo: readonly (readonly [name: string, phase: FixturePhase])[] = [
	['bolbro-2014', 'published'],
	['bolbro-2015', 'open'],
	['naesby', 'ideas'],
	['aaparken', 'published'],
];

/** The settings of this start. @throws PlainError with one sentence about the first that is wrong. */
export function environment(): Environment {
	const read = readEnvironment(process.env);
	if (!read.ok) throw new PlainError(read.refusal.sentence);
	return read.value;
}

/** The database, with its folders made and every migration run. The caller closes it. */
export function openPrepared(env: Environment): Db {
	makeFolder(env.dataDir, 0o750);
	makeFolder(env.keyDir, 0o700);
	if (env.journalDir !== undefined) makeFolder(env.journalDir, 0o700);
	const db = openDatabase(join(env.dataDir, 'medbestem.db'));
	migrateDatabase(db, join(import.meta.dirname, '../../drizzle'));
	return db;
}

/** Loads the demo into a database that holds nothing yet, with hours around `now`. */
export async function seedDemo(db: Db, env: Environment, now: number): Promise<void> {
	if (await isEmpty(db)) await loadDemo(db, env, now);
}

/** Loads every round of the demo; one that is there already is set back. */
export async function loadDemo(db: Db, { keyDir, origin }: Environment, now: number): Promise<void> {
	for (const [name, phase] of demo) {
		const fixture = fixtures[name]?.({ now, phase });
		if (fixture) await loadFixture(db, fixture, { keyDir, origin, now });
	}
}

/** Lets the demo's people in and answers with their logins; where it is no demo they are shut out. */
export async function admitDemo(db: Db, env: Environment, now: number): Promise<string[]> {
	const isDemo = env.isDemo && (await findMunicipality(db))?.isDemo;
	if (!isDemo) {
		await dismissDemoPeople(db, now);
		return [];
	}
	await admitDemoPeople(db, demoPeople, await hashPassword(demoPassword, env), now);
	const logins = demoPeople.map(({ email, role, rounds }) => `  ${email}  ${[role, ...rounds].join(' ')}`);
	return [`Sign in at ${env.origin}/login with the password ${demoPassword} as one of`, ...logins];
}

/** A folder that is there and can be written. */
export function makeFolder(path: string, mode: number): void {
	try {
		mkdirSync(path, { recursive: true, mode });
		accessSync(path, constants.W_OK);
	} catch {
		throw new PlainError(
			`The folder ${path} cannot be written. Give this user the right to it, or name another in DATA_DIR, KEY_DIR and JOURNAL_DIR.`,
		);
	}
}

/** A fault that its reader can mend: shown as one sentence, without a stack. */
export class PlainError extends Error {}

/** Runs a command: what its reader can mend is one sentence on standard error and exit status 1. */
export async function command(run: () => Promise<void>): Promise<void> {
	try {
		await run();
	} catch (thrown) {
		console.error(thrown instanceof PlainError ? thrown.message : thrown);
		process.exitCode = 1;
	}
}
