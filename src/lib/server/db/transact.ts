import type { Db, Tx } from './database.ts';
import { rememberHome } from './prepared.ts';

/**
 * One transaction: `BEGIN IMMEDIATE`, so that who reads first also writes first.
 * Rolled back when `work` throws **or** answers a refusal; `work` is synchronous, because SQLite is.
 */
export function transact<Answer>(db: Db, work: (tx: Tx) => Answer): Answer {
	try {
		return db.transaction(
			(tx) => {
				rememberHome(tx, db);
				const answer = work(tx);
				if (isRefusal(answer)) throw new RolledBack(answer);
				return answer;
			},
			{ behavior: 'immediate' },
		);
	} catch (thrown) {
		if (thrown instanceof RolledBack) return thrown.answer as Answer;
		throw thrown;
	}
}

class RolledBack extends Error {
	readonly answer: unknown;
	constructor(answer: unknown) {
		super('refused');
		this.answer = answer;
	}
}

function isRefusal(answer: unknown): boolean {
	return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
}
