import { createHmac } from 'node:crypto';
import type { VotingCode } from '../domain/voting/voting-card.ts';

/**
 * The tag of a code in a round, 0 to 65,535. A round keeps the tags of its cards unordered and without their keys;
 * only a code whose tag is among them is worth the slow derivation, so wrong codes cost almost nothing.
 */
export function tagOf(code: VotingCode, pepper: Uint8Array): number {
	return createHmac('sha256', pepper).update(`pb/tag/v1\n${code}`).digest().readUInt16BE(0);
}
