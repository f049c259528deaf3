import { ok, refuse, type Result } from '../domain/result.ts';

export type BusyRefusal = { readonly reason: 'busy' };

/** Runs work, or refuses it when too much is waiting. */
export type Queue = <Value>(work: () => Promise<Value>) => Promise<Result<Value, BusyRefusal>>;

/**
 * A queue for slow derivations: `running` at a time, at most `waiting` behind them, the rest is refused at once.
 * It knows no addresses and no cards, so nobody can be locked out; under load everybody is asked to come again.
 */
export function openQueue({ running, waiting }: { readonly running: number; readonly waiting: number }): Queue {
	let busy = 0;
	const line: (() => void)[] = [];

	return async (work) => {
		if (busy >= running) {
			if (line.length >= waiting) return refuse({ reason: 'busy' });
			await new Promise<void>((called) => line.push(called));
		} else {
			busy += 1;
		}
		try {
			return ok(await work());
		} finally {
			const next = line.shift();
			if (next) next();
			else busy -= 1;
		}
	};
}
