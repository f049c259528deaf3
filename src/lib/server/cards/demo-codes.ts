import { createHmac } from 'node:crypto';
import { drawCode, RANDOM_SIGNS, type VotingCode } from '../../domain/voting/voting-card.ts';

/**
 * The code of a card of a demo round, by the card's number from 1. It is always the same and no secret:
 * anybody can read it here. A demo round never becomes real, so it is worth nothing.
 */
export function demoCode(slug: string, number: number): VotingCode {
	const drawn = createHmac('sha256', 'medbestem demo cards').update(`${slug}\n${number}`).digest();
	return drawCode(drawn.subarray(0, RANDOM_SIGNS));
}
