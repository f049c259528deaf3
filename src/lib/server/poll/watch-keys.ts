import type { RoundId } from '../../domain/ids.ts';
import type { PollKey } from '../../domain/voting/recovery-sheet.ts';
import type { Db } from '../db/database.ts';
import { missingKeys } from '../keys/missing-keys.ts';
import { listWatched, stopForKeys } from '../store/incidents.ts';

/** A poll whose keys are gone. */
export type LostKeys = { readonly name: string; readonly slug: string; readonly lost: readonly PollKey[] };

/** Looks for the keys of every poll that needs them, at each start. An open poll without them is stopped at once. */
export async function watchKeys(db: Db, keyDir: string, now: number): Promise<LostKeys[]> {
	const watched = await listWatched(db);
	const without = watched
		.map(({ box, ...poll }) => ({ ...poll, round: box.roundId, lost: missingKeys(keyDir, box) }))
		.filter(({ lost }) => lost.length > 0);
	for (const { state, round, lost } of without) if (state === 'open') await stopForKeys(db, { round, lost }, now);
	return without;
}

const inWords: Readonly<Record<PollKey, string>> = {
	box: 'the key that opens the box',
	cards: 'the key of the cards',
	log: 'the key that signs the log',
};

/** The same for whoever starts the server. */
export function sayLost(
	{ name, slug, lost }: LostKeys,
	{ origin, keyDir }: { origin: string; keyDir: string },
): string {
	const what = lost.map((key) => inWords[key]).join(', ');
	return `The poll "${name}" cannot go on: ${what} is missing in ${keyDir}. Put the file back and start again, or type the recovery sheet at ${origin}/work/${slug}/poll/keys`;
}

/** The keys of one poll that are gone; none when it needs them no longer. */
export async function lostKeysOf(db: Db, keyDir: string, round: RoundId): Promise<readonly PollKey[]> {
	const watched = (await listWatched(db)).find(({ box }) => box.roundId === round);
	return watched ? missingKeys(keyDir, watched.box) : [];
}
