import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDatabase, isInUse, type Db } from '#lib/server/db/database.ts';
import { migrateDatabase } from '#lib/server/db/migrate.ts';
import { replaceFile } from '#lib/server/db/sync-folder.ts';
import type { Environment } from '#lib/server/env.ts';
import { readJournal } from '#lib/server/journal/journal-file.ts';
import { baseFile } from '#lib/server/journal/keep-journal.ts';
import { logIncident } from '#lib/server/journal/log-incident.ts';
import { olderBox, type OlderBox } from '#lib/server/journal/older-box.ts';
import { journalFile } from '#lib/server/journal/seen-head.ts';
import { listBoxLogs } from '#lib/server/store/box-logs.ts';
import { replayJournal, type ReplayRefusal } from '#lib/server/store/replay.ts';
import { describe, soundCopy } from './copies.ts';
import { command, environment, makeFolder, PlainError } from './prepare.ts';

// npm run restore -- FILE: puts a backup in the place of the database, with what the journal has after it.
// Refused while a server uses the database, and for a copy that knows less than what is there or has been seen.

const wayOut = 'Nothing was changed. Take a newer backup, and set JOURNAL_DIR to where the journal lies.';

await command(async () => {
	const env = environment();
	const file = resolve(process.argv[2] ?? '');
	if (!process.argv[2]) throw new PlainError('Name the backup: npm run restore -- FILE');
	makeFolder(env.dataDir, 0o750);
	const database = join(env.dataDir, 'medbestem.db');
	if (existsSync(database) && isInUse(database)) {
		throw new PlainError('The server is running. Stop it, then restore.');
	}

	soundCopy(file).$client.close();
	const draft = `${database}.restored`;
	removeDatabase(draft);
	copyFileSync(file, draft);
	const copy = openDatabase(draft);
	try {
		migrateDatabase(copy, join(import.meta.dirname, '../../drizzle'));
		const replayed = await replayAll(copy, env);
		await assertNewer(copy, database, env);
		console.log(`Restored ${file}: ${await describe(copy)}, ${replayed} of them from the journal.`);
		copy.$client.pragma('wal_checkpoint(TRUNCATE)');
	} finally {
		copy.$client.close();
	}
	for (const end of ['', '-wal', '-shm'])
		if (existsSync(database + end)) renameSync(database + end, `${database}.replaced${end}`);
	replaceFile(draft, database);
	console.log('What was there before lies beside it as medbestem.db.replaced. Destroy it when the poll is over.');
});

async function replayAll(copy: Db, { journalDir }: Environment): Promise<number> {
	if (journalDir === undefined) return 0;
	let added = 0;
	for (const { name, box } of await listBoxLogs(copy)) {
		const replayed = await replayJournal(copy, box.roundId, readJournal(journalFile(journalDir, box)));
		if (!replayed.ok) throw new PlainError(whyNotReplayed(replayed.refusal, name, baseFile(journalDir)));
		added += replayed.value;
	}
	return added;
}

/** @throws PlainError if what is there, or what has been seen, knows more than the copy. */
async function assertNewer(copy: Db, database: string, env: Environment): Promise<void> {
	for (const { name, box } of await listBoxLogs(copy)) {
		const incident = logIncident(copy, env, box);
		if (incident)
			throw new PlainError(`${name}: the copy does not reach what has been seen of this ballot box. ${wayOut}`);
	}
	const here = openIfWhole(database);
	if (!here) return;
	const older = await olderBox(copy, here);
	here.$client.close();
	if (older) throw new PlainError(whyOlder(older));
}

function openIfWhole(database: string): Db | undefined {
	try {
		return existsSync(database) ? soundCopy(database) : undefined;
	} catch (fault) {
		if (fault instanceof PlainError) return undefined; // a broken database cannot be newer
		throw fault;
	}
}

function whyOlder({ reason, poll, here, there }: OlderBox): string {
	const sentences: Readonly<Record<OlderBox['reason'], string>> = {
		box_missing: `The copy does not know the ballot box of ${poll}.`,
		log_shorter: `The copy is older than the ballot box of ${poll}: it has ${there} entries, the box has ${here}.`,
		log_differs: `The copy and the ballot box of ${poll} tell different things.`,
		poll_earlier: `The poll of ${poll} has gone on since the copy was made.`,
	};
	return `${sentences[reason]} ${wayOut}`;
}

function whyNotReplayed({ reason, index }: ReplayRefusal, poll: string, base: string): string {
	const sentences: Readonly<Record<ReplayRefusal['reason'], string>> = {
		not_the_same_log: `The backup and the journal of ${poll} tell different things at entry ${index}. Nothing was changed.`,
		leaf_missing: `The journal of ${poll} lacks entry ${index}. Nothing was changed. Take a newer backup, or ${base}.`,
		more_than_votes: `The poll of ${poll} has been changed since the backup (entry ${index}). Restore the copy that was taken then: npm run restore -- ${base}`,
	};
	return sentences[reason];
}

function removeDatabase(path: string): void {
	for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
}
