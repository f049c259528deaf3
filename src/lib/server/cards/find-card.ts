import { cardKey, cardSeed } from '../../ballotbox/card-key.ts';
import { tagOf } from '../../ballotbox/tag.ts';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { VotingCode } from '../../domain/voting/voting-card.ts';
import type { Db } from '../db/database.ts';
import { findPepper } from '../keys/key-folder.ts';
import { hasTag, listSalts } from '../store/ballot-boxes.ts';
import { isCard } from '../store/cards.ts';
import { argon2id } from './argon2id.ts';
import type { BusyRefusal } from '../queue.ts';
import { cardQueue } from './card-queue.ts';

/** A card whose code was typed: its round, the seed from which its key is made, and the public half of that. */
export type FoundCard = { readonly round: RoundId; readonly seed: Uint8Array; readonly pub: Uint8Array };

/**
 * The card of a code. The slow derivation runs only for rounds where the tag of the code is known,
 * so that wrong codes cost almost nothing. Refused as `busy` when too many codes are waiting.
 */
export async function findCard(
	db: Db,
	keyDir: string,
	code: VotingCode,
): Promise<Result<FoundCard, BusyRefusal | { readonly reason: 'unknown_code' }>> {
	for (const { roundId: round, salt } of await listSalts(db)) {
		const pepper = findPepper(keyDir, round);
		if (!pepper || !(await hasTag(db, round, tagOf(code, pepper)))) continue;

		const seed = await cardQueue(() => cardSeed(code, { salt, pepper }, argon2id));
		if (!seed.ok) return seed;
		const pub = cardKey(seed.value).publicKey;
		if (await isCard(db, { round, pub })) return ok({ round, seed: seed.value, pub });
	}
	return refuse({ reason: 'unknown_code' });
}
