import type { Db, Tx } from './database.ts';
import { tellGrowth } from './growth.ts';
import { prepared, rememberHome } from './prepared.ts';

/**
 * One transaction: `BEGIN IMMEDIATE`, so that who reads first also writes first.
 * Rolled back when `work` throws **or** answers a refusal; `work` is synchronous, because SQLite is.
 */
export function transact<Answer>(db: Db, work: (tx: Tx) => Answer): Answer {
	try {
		return begin(db, (tx) => unlessRefused(work(tx)));
	} catch (thrown) {
		if (thrown instanceof RolledBack) return thrown.answer as Answer;
		throw thrown;
	}
}

/** What became of one piece of work in a transaction that it shared with others. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly fault: unknown };

/**
 * The same work for several in one transaction, each behind a savepoint of its own: a refusal or a fault of one takes
 * back that one alone.
 * @throws Error if the transaction as a whole cannot be committed: then nothing is kept of any of them.
 */
export function transactEach<Item, Answer>(
	db: Db,
	items: readonly Item[],
	work: (tx: Tx, item: Item) => Answer,
): Outcome<Answer>[] {
	return begin(db, (tx) => items.map((item) => apart(db, () => work(tx, item))));
}

function begin<Answer>(db: Db, work: (tx: Tx) => Answer): Answer {
	let committed = false;
	try {
		const answer = db.transaction(
			(tx) => {
				rememberHome(tx, db);
				return work(tx);
			},
			{ behavior: 'immediate' },
		);
		committed = true;
		return answer;
	} finally {
		tellGrowth(db, { committed });
	}
}

function apart<Answer>(db: Db, work: () => Answer): Outcome<Answer> {
	try {
		return { answer: onSavepoint(db)(() => unlessRefused(work())) as Answer };
	} catch (thrown) {
		if (thrown instanceof RolledBack) return { answer: thrown.answer as Answer };
		if (!db.$client.inTransaction) throw thrown; // SQLite has given up the whole of it
		return { fault: thrown };
	}
}

/** better-sqlite3 makes a savepoint of a transaction inside another. */
const onSavepoint = prepared((db) => db.$client.transaction((work: () => unknown) => work()));

class RolledBack extends Error {
	readonly answer: unknown;
	constructor(answer: unknown) {
		super('refused');
		this.answer = answer;
	}
}

function unlessRefused<Answer>(answer: Answer): Answer {
	if (isRefusal(answer)) throw new RolledBack(answer);
	return answer;
}

function isRefusal(answer: unknown): boolean {
	return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
}
