import { randomBytes } from 'node:crypto';
import { cardKey, cardSeed, type CardKey, type RoundSecrets } from '../../ballotbox/card-key.ts';
import { tagOf } from '../../ballotbox/tag.ts';
import { drawCode, RANDOM_SIGNS, type VotingCode } from '../../domain/voting/voting-card.ts';
import { argon2id } from './argon2id.ts';

/**
 * A card that was made. The database may know its public key and, apart from it, the tag of its code;
 * the whole key is in memory alone, for votes that a fixture casts.
 */
export type MadeCard = { readonly pub: Buffer; readonly tag: number; readonly key: CardKey };

/** The cards of these codes. About 10 ms each, two at a time, so that a running vote is not held up. */
export async function makeCards(codes: readonly VotingCode[], secrets: RoundSecrets): Promise<MadeCard[]> {
	const made: MadeCard[] = [];
	for (let at = 0; at < codes.length; at += 2) {
		made.push(...(await Promise.all(codes.slice(at, at + 2).map((code) => makeCard(code, secrets)))));
	}
	return made;
}

/** Codes by chance. They exist in memory only: what becomes of them is the caller's promise. */
export function drawCodes(count: number): VotingCode[] {
	return Array.from({ length: count }, () => drawCode(randomBytes(RANDOM_SIGNS)));
}

async function makeCard(code: VotingCode, secrets: RoundSecrets): Promise<MadeCard> {
	const seed = await cardSeed(code, secrets, argon2id);
	const key = cardKey(seed);
	return { pub: Buffer.from(key.publicKey), tag: tagOf(code, secrets.pepper), key };
}
