import { readFileSync, rmSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { leaves } from '../db/tables/ballot-box.ts';
import { rounds } from '../db/tables/rounds.ts';
import { openingFile, pepperFile } from '../keys/key-folder.ts';
import { freezeBallot } from '../store/ballot-freeze.ts';
import { resumePoll } from '../store/incidents.ts';
import { openPoll } from '../store/poll-hours.ts';
import { rehearse, start, two } from '../store/poll-rehearsal.ts';
import { openTestBallot, sealTestBallot } from '../store/test-ballots.ts';
import { printSheet, restoreFromSheet } from './recovery.ts';
import { lostKeysOf, sayLost, watchKeys } from './watch-keys.ts';

const languages = ['da'];

async function opened() {
	const house = await rehearse();
	const { db, round, keyDir, logKey, opensAt } = house;
	const at = { db, env: { keyDir, origin: 'http://localhost:3000' } };
	const sheet = await printSheet(at, { round, slug: 'lodtraekning' }, two(start));
	const lines = sheet.ok ? sheet.value.join('\n') : '';
	await freezeBallot(db, { round, box: house.box, languages }, two(start));
	await sealTestBallot(db, { round, process: 'before' }, two(start));
	await openTestBallot(db, { round, process: 'after', openingKey: house.openingKey() }, two(start));
	expect((await openPoll(db, { round, logKey, languages }, two(opensAt))).ok).toBe(true);
	const state = () => db.select().from(rounds).where(eq(rounds.id, round)).get()?.pollState;
	return { ...house, at, lines, state };
}

test('an open poll whose keys are gone stops at the start, takes no vote, and says what is missing', async () => {
	const { db, round, keyDir, opensAt, state, cast } = await opened();
	expect(await watchKeys(db, keyDir, opensAt)).toEqual([]);
	expect(state()).toBe('open');

	rmSync(openingFile(keyDir, round));
	const [lost] = await watchKeys(db, keyDir, opensAt);
	expect(lost).toMatchObject({ slug: 'lodtraekning', lost: ['box'] });
	expect(lost && sayLost(lost, { origin: 'http://x', keyDir })).toContain('the key that opens the box is missing');
	expect(state()).toBe('incident');
	expect(await cast(1, 1, opensAt)).toMatchObject({ refusal: { reason: 'poll_paused' } });
	expect(db.select().from(leaves).all().at(-1)?.body).toMatch(/incident\nkeys\n1\nbox\n$/);
	expect(await watchKeys(db, keyDir, opensAt)).toHaveLength(1);
});

test('the sheet puts back the very keys that were lost, and two people let the poll go on', async () => {
	const { db, round, keyDir, opensAt, at, lines, state, cast } = await opened();
	const files = [openingFile(keyDir, round), pepperFile(keyDir, round), `${keyDir}/log.key`];
	const before = files.map((file) => readFileSync(file, 'ascii'));
	for (const file of files) rmSync(file);
	await watchKeys(db, keyDir, opensAt);
	const by = two(opensAt);

	const typo = lines.replace(/.$/, (sign) => (sign === '0' ? '1' : '0'));
	expect(await restoreFromSheet(at, { round, lines: typo }, by)).toMatchObject({
		refusal: { reason: 'line_wrong', number: 12 },
	});
	const other = await opened();
	expect(await restoreFromSheet(at, { round, lines: other.lines }, by)).toMatchObject({
		refusal: { reason: 'other_sheet' },
	});
	expect(await lostKeysOf(db, keyDir, round)).toContain('box');

	expect(await restoreFromSheet(at, { round, lines: lines.toLowerCase() }, by)).toMatchObject({ ok: true });
	expect(files.map((file) => readFileSync(file, 'ascii'))).toEqual(before);
	expect(await lostKeysOf(db, keyDir, round)).toEqual([]);
	expect(await restoreFromSheet(at, { round, lines }, by)).toMatchObject({ refusal: { reason: 'nothing_missing' } });

	expect(await resumePoll(db, round, { ...by, witness: by.actor })).toMatchObject({
		refusal: { reason: 'same_person' },
	});
	expect((await resumePoll(db, round, by)).ok).toBe(true);
	expect(state()).toBe('open');
	expect((await cast(1, 1, opensAt)).ok).toBe(true);
});

test('lost keys are never hidden by new ones, and a sheet is never printed of others', async () => {
	const { db, round, keyDir, opensAt, at } = await opened();
	rmSync(openingFile(keyDir, round));
	const again = await printSheet(at, { round, slug: 'lodtraekning' }, two(opensAt));
	expect(again).toMatchObject({ refusal: { reason: 'keys_missing' } });
	expect(await lostKeysOf(db, keyDir, round)).toEqual(['box']);
});
