import { pollStates, type PollState } from '../../domain/round/poll.ts';
import type { Db } from '../db/database.ts';
import { listBoxLogs, type BoxLog } from '../store/box-logs.ts';
import { boxName } from './seen-head.ts';

/** Why a copy must not take the place of what is there: for this poll it knows less, or tells something else. */
export type OlderBox = {
	readonly reason: 'box_missing' | 'log_shorter' | 'log_differs' | 'poll_earlier';
	readonly poll: string;
	readonly here: number;
	readonly there: number;
};

/** Whether `copy` is older than what is `here`; undefined when it may take its place. */
export async function olderBox(copy: Db, here: Db): Promise<OlderBox | undefined> {
	const copied = new Map((await listBoxLogs(copy)).map((log) => [boxName(log.box), log]));
	for (const log of await listBoxLogs(here)) {
		const reason = whyOlder(copied.get(boxName(log.box)), log);
		const there = copied.get(boxName(log.box))?.hashes.length ?? 0;
		if (reason) return { reason, poll: log.name, here: log.hashes.length, there };
	}
	return undefined;
}

function whyOlder(copied: BoxLog | undefined, here: BoxLog): OlderBox['reason'] | undefined {
	if (!copied) return here.hashes.length > 0 ? 'box_missing' : undefined;
	if (copied.hashes.length < here.hashes.length) return 'log_shorter';
	const isSame = here.hashes.every((hash, at) => Buffer.compare(hash, copied.hashes[at] ?? new Uint8Array()) === 0);
	if (!isSame) return 'log_differs';
	return stage(copied.state) < stage(here.state) ? 'poll_earlier' : undefined;
}

/** How far a poll is on its way. One that stands still is as far as one that is open. */
const stage = (state: PollState) => pollStates.indexOf(state === 'incident' ? 'open' : state);
