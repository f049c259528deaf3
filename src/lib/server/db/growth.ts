import type { RoundId } from '../../domain/ids.ts';
import type { Db, Tx } from './database.ts';
import { homeOf } from './prepared.ts';

/** Hears, after each commit and before anybody is answered, which rounds' logs have grown in it. Never throws. */
export type Ear = (rounds: ReadonlySet<RoundId>) => void;

const ears = new WeakMap<Db, Ear>();
const grown = new WeakMap<Db, Set<RoundId>>();

/** From now on `ear` hears of every commit of this database. */
export function hearGrowth(db: Db, ear: Ear): void {
	ears.set(db, ear);
}

/** Notes in a transaction under way that the log of a round has grown. */
export function noteGrowth(tx: Tx, round: RoundId): void {
	const db = homeOf(tx);
	if (!ears.has(db)) return;
	grown.set(db, (grown.get(db) ?? new Set()).add(round));
}

/** Tells of what a transaction has noted, once it is committed; forgets it when it was rolled back. */
export function tellGrowth(db: Db, { committed }: { readonly committed: boolean }): void {
	const rounds = grown.get(db);
	if (!rounds) return;
	grown.delete(db);
	if (committed) ears.get(db)?.(rounds);
}
