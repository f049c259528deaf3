import { refuse } from '../../domain/result.ts';
import { isSignedVote, voteIn, type readVote } from '../leaf.ts';
import { leafOn, linesOf } from './lines.ts';

/** How many signatures are under way at a time: enough for every core, and few in memory. */
const AT_A_TIME = 1_000;

/**
 * Checks the signatures of all votes in a log on several cores at once: they are most of the work, and of a million votes one
 * core alone would have for minutes. Answers with how each vote is read from then on.
 */
export async function checkSignatures(log: Uint8Array): Promise<typeof readVote> {
	const unsigned = new Set<string>();
	let underWay: Promise<unknown>[] = [];
	for (const line of linesOf(log)) {
		const leaf = leafOn(line);
		if (!voteIn(leaf).ok) continue;
		underWay.push(isSignedVote(leaf).then((isSigned) => isSigned || unsigned.add(leaf)));
		if (underWay.length < AT_A_TIME) continue;
		await Promise.all(underWay);
		underWay = [];
	}
	await Promise.all(underWay);
	return (leaf) => (unsigned.has(leaf) ? refuse({ reason: 'wrong_signature' }) : voteIn(leaf));
}
