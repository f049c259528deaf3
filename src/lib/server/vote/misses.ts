/** More misses than this in a minute look like guessing. */
const TOO_MANY = 30;
const MINUTE = 60_000;

/** Counts codes with a right check sign that no round knows: slips of the finger are not among them. */
export function missCounter(): (now: number) => number | undefined {
	let misses: number[] = [];
	let alarmed = -Infinity;

	/** Notes a miss; answers with the misses of the last minute when an alarm is due, at most one a minute. */
	return (now) => {
		misses = [...misses.filter((at) => at > now - MINUTE), now].slice(-1000);
		if (misses.length <= TOO_MANY || now - alarmed < MINUTE) return undefined;
		alarmed = now;
		return misses.length;
	};
}

/** The misses of this process. */
export const noteMiss = missCounter();
