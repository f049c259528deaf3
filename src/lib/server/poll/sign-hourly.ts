import { clock } from '../clock.ts';
import type { Db } from '../db/database.ts';
import type { Environment } from '../env.ts';
import { logKey } from '../keys/key-folder.ts';
import { signDueHeads } from '../store/hourly-heads.ts';
import { fullHour } from '../store/poll-log.ts';

const second = 1_000;
/** So many seconds pass before what failed is tried again. */
const seconds = 60;

/**
 * Signs the heads of open logs at every full hour for as long as the server runs, whether anybody comes or not. Looked at
 * every second, so that a head holds the votes from before its hour. What fails is tried again a minute later.
 */
export function signHourly(
	db: Db,
	env: Pick<Environment, 'keyDir' | 'testNow'>,
	fault: (thrown: unknown) => void,
): void {
	let done = -1;
	let wait = 0;
	const sign = async () => {
		if (wait-- > 0) return;
		try {
			const now = clock(env.testNow);
			if (fullHour(now) === done) return;
			await signDueHeads(db, logKey(env.keyDir), now);
			done = fullHour(now);
		} catch (thrown) {
			wait = seconds;
			fault(thrown);
		}
	};
	void sign();
	setInterval(() => void sign(), second).unref();
}
