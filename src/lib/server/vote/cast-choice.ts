import { cardKey } from '../../ballotbox/card-key.ts';
import { seal } from '../../ballotbox/seal.ts';
import { refuse, type Result } from '../../domain/result.ts';
import { fillBallot, type BallotRefusal } from '../../domain/voting/ballot.ts';
import { ballotText } from '../../domain/voting/ballot-text.ts';
import { castBallot, type CastRefusal, type KeepRefusal } from '../store/ballots.ts';
import { findSealingKey } from '../store/ballot-boxes.ts';
import { ballotPaper } from '../store/ballot-papers.ts';
import type { Pass } from './pass.ts';
import type { Scene } from './scene.ts';

/**
 * Seals what the pass holds and casts it; answers with the receipt. The choice is in clear here and nowhere behind.
 * Refused with what is wrong with the choice when the ballot has changed since it was chosen.
 */
export async function castChoice(
	{ db, now }: Scene,
	{ card, castId, choice = [] }: Pass & Required<Pick<Pass, 'card' | 'castId'>>,
): Promise<Result<string, CastRefusal | KeepRefusal | BallotRefusal>> {
	const ballot = fillBallot(ballotPaper(db, card.round), choice);
	const sealingKey = await findSealingKey(db, card.round);
	if (!ballot.ok) return ballot;
	if (!sealingKey) return refuse({ reason: 'unknown_code' });

	const sealed = seal(ballotText(ballot.value), sealingKey, card.round);
	const key = cardKey(Buffer.from(card.seed, 'hex'));
	return castBallot(db, { round: card.round, key, castId: Buffer.from(castId, 'hex'), sealed }, now);
}
