import { createHash } from 'node:crypto';

const quarter = 15 * 60_000;
/** Misses in a quarter of an hour that cost nothing: people mistype. */
const free = 5;
const longestWait = 8_000;
/** How many may stand in line for one account from one address. */
const line = 4;

type Trail = { misses: number[]; waiting: number; last: Promise<unknown> };

/**
 * The brake on guessing: after five misses in a quarter of an hour for one account from one address,
 * each further try waits, and tries come one at a time. Nobody is locked out: who knows the password gets in.
 * Kept in memory only; no address is written down.
 */
export function attemptBrake(pause: (milliseconds: number) => Promise<void>) {
	const trails = new Map<string, Trail>();

	return async function braked<Answer>(
		{ email, address, now }: { email: string; address: string; now: number },
		attempt: () => Promise<Answer>,
		isMiss: (answer: Answer) => boolean,
	): Promise<Answer | 'busy'> {
		const key = createHash('sha256').update(`${email}\n${address}`).digest('base64');
		const trail = trails.get(key) ?? { misses: [], waiting: 0, last: Promise.resolve() };
		trails.set(key, trail);
		if (trail.waiting >= line) return 'busy';

		trail.waiting += 1;
		const turn = trail.last.then(async () => {
			trail.misses = trail.misses.filter((at) => at > now - quarter);
			await pause(waitAfter(trail.misses.length));
			const answer = await attempt();
			if (isMiss(answer)) trail.misses.push(now);
			else trail.misses = [];
			return answer;
		});
		trail.last = turn.catch(() => undefined);
		try {
			return await turn;
		} finally {
			trail.waiting -= 1;
			forget(trails, now);
		}
	};
}

/** No wait for the first five, then 1, 2, 4, 8 seconds. */
function waitAfter(misses: number): number {
	return misses < free ? 0 : Math.min(longestWait, 1000 * 2 ** (misses - free));
}

function forget(trails: Map<string, Trail>, now: number): void {
	for (const [key, { misses, waiting }] of trails) {
		if (waiting === 0 && !misses.some((at) => at > now - quarter)) trails.delete(key);
	}
}
