import { randomBytes } from 'node:crypto';
import { cardKey, cardSeed, type RoundSecrets } from '../../ballotbox/card-key.ts';
import { tagOf } from '../../ballotbox/tag.ts';
import { drawCode, RANDOM_SIGNS, type VotingCode } from '../../domain/voting/voting-card.ts';
import { argon2id } from './argon2id.ts';

/** What the database may know of a card: its public key, and apart from it the tag of its code. */
export type MadeCard = { readonly pub: Buffer; readonly tag: number };

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
	return { pub: Buffer.from(cardKey(seed).publicKey), tag: tagOf(code, secrets.pepper) };
}
