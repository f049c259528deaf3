import { randomBytes } from 'node:crypto';
import type { FilledTrack } from '../../domain/voting/ballot.ts';
import type { FoundCard } from '../cards/find-card.ts';
import type { Pass } from './pass.ts';

// A sitting is one card on one phone. Its first 8 bytes stand in every `castId`; the other 8 change with each choice,
// so that a form says of which card it is, and a ballot that is sent again is known as the same.

const HALF = 8;
const drawn = () => randomBytes(HALF).toString('hex');
const sittingOf = (castId: string) => castId.slice(0, 2 * HALF);

/** The pass of a voter who has just typed a code. The same card typed again goes on where it was. */
export function begin(pass: Pass | undefined, { round, seed }: FoundCard): Omit<Pass, 'until'> {
	const card = { round, seed: Buffer.from(seed).toString('hex') };
	const goesOn = pass?.castId && pass.card?.seed === card.seed && pass.card.round === round;
	return goesOn ? { card, castId: pass.castId, choice: pass.choice } : { card, castId: drawn() + drawn() };
}

/** The pass with a new choice: another act of casting in the same sitting. */
export function choose(pass: Pass, choice: readonly FilledTrack[]): Omit<Pass, 'until'> {
	return { card: pass.card, castId: sittingOf(pass.castId ?? drawn()) + drawn(), choice };
}

/** Whether a form belongs to the card that the voter carries now. */
export function isSameSitting(pass: Pass, castId: string): boolean {
	return pass.castId !== undefined && sittingOf(pass.castId) === sittingOf(castId);
}

/** Whether a text can be a `castId` at all. */
export const isCastId = (text: string) => /^[0-9a-f]{32}$/.test(text);
