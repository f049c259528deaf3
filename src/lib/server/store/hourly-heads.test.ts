import { expect, test } from 'vitest';
import { headIn } from '../../ballotbox/checkpoint.ts';
import { listHeads, signDueHeads } from './hourly-heads.ts';
import { openedPoll, two } from './poll-rehearsal.ts';
import { closePoll } from './poll-hours.ts';
import { fullHour } from './poll-log.ts';

const minute = 60_000;

test('a head is signed at opening, at each full hour and at closing, and never between', async () => {
	const { db, round, logKey, opensAt, closesAt, cast } = await openedPoll();
	const sizes = async () => (await listHeads(db, round)).map(({ size }) => size);
	expect(await sizes()).toEqual([1]);

	await cast(1, 1, opensAt + minute);
	expect(await signDueHeads(db, logKey, opensAt + 59 * minute)).toEqual([]);
	const second = fullHour(opensAt) + 60 * minute;
	expect(await signDueHeads(db, logKey, second)).toEqual([round]);
	expect(await sizes()).toEqual([1, 3]); // the vote, and the head of the audit log

	await cast(2, 1, second + minute);
	expect(await signDueHeads(db, logKey, second + 59 * minute)).toEqual([]);
	// the server slept through an hour: one head is signed as it wakes, and counts for the hour that has begun
	expect(await signDueHeads(db, logKey, second + 150 * minute)).toEqual([round]);
	expect(await signDueHeads(db, logKey, second + 179 * minute)).toEqual([]);
	expect((await listHeads(db, round)).map(({ signedAt }) => signedAt)).toEqual([
		opensAt,
		second,
		second + 120 * minute,
	]);

	expect((await closePoll(db, { round, logKey }, two(closesAt))).ok).toBe(true);
	expect(await signDueHeads(db, logKey, closesAt + 120 * minute)).toEqual([]);
	const heads = await listHeads(db, round);
	expect(heads.map(({ note }) => headIn(note)?.size)).toEqual(heads.map(({ size }) => size));
	expect(heads.at(-1)?.signedAt).toBe(closesAt);
});
