/**
 * Lets `running` works go at once and `waiting` more stand in line; the next is told that there is no room.
 * A password costs 64 MiB and a tenth of a second: without a line, a few hundred at once would take the machine.
 */
export function boundedQueue(running: number, waiting: number) {
	let busy = 0;
	const line: (() => void)[] = [];

	return async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer | 'no_room'> {
		if (busy >= running) {
			if (line.length >= waiting) return 'no_room';
			await new Promise<void>((go) => line.push(go));
		} else {
			busy += 1;
		}
		try {
			return await work();
		} finally {
			const next = line.shift();
			if (next) next();
			else busy -= 1;
		}
	};
}
