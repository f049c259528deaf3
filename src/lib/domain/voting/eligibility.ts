import { ok, refuse, type Result } from '../result.ts';
import type { PollState } from '../round/poll.ts';
import type { VoteChange } from '../round/round.ts';
import type { BundleState, CardStatus } from './card.ts';

/** What of a poll decides whether it takes a vote. Times are milliseconds since 1970. */
export type PollFacts = {
	readonly pollState: PollState;
	readonly opensAt: number | null;
	readonly closesAt: number | null;
	/** Until when those who stood in line at closing time may still vote. */
	readonly graceUntil: number | null;
	readonly resultAt: number | null;
	readonly voteChange: VoteChange;
};

/** What of a card decides whether it may vote. `bundle` is null for a card that came in no bundle. */
export type CardFacts = {
	readonly status: CardStatus;
	readonly bundle: BundleState | null;
	readonly inLine: boolean;
	/** How many votes it has cast, changes included. */
	readonly votes: number;
};

/** A card votes so often at most, changes included: enough for any doubt, and a box that nobody fills for sport. */
export const MOST_VOTES_OF_CARD = 20;

/** Why a card may not vote now. */
export type CardRefusal =
	| { readonly reason: 'not_open_yet'; readonly opensAt: number | null }
	| { readonly reason: 'poll_closed'; readonly closedAt: number | null; readonly resultAt: number | null }
	| { readonly reason: 'poll_paused' }
	| { readonly reason: 'card_revoked' | 'card_on_paper' | 'card_not_opened' | 'code_used' }
	| { readonly reason: 'changed_too_often' };

/** Why a card may not be swapped for a paper now: paper has no limit to changes, it is the last word. */
export type CardSwapRefusal = Exclude<CardRefusal, { readonly reason: 'changed_too_often' }>;

/**
 * Whether a card may vote at `now`. Asked when the code is typed and again when the vote is cast,
 * because a poll may close and a card may be swapped in between.
 */
export function mayVote(card: CardFacts, poll: PollFacts, now: number): Result<null, CardRefusal> {
	const refused = pollRefusal(card, poll, now) ?? cardRefusal(card, poll);
	if (refused) return refuse(refused);
	if (card.votes >= MOST_VOTES_OF_CARD) return refuse({ reason: 'changed_too_often' });
	return ok(null);
}

/**
 * Whether a card may be swapped for a paper at `now`: as long as it could vote. While the poll is paused too, because paper
 * is how people vote when the machines do not work.
 */
export function maySwap(card: CardFacts, poll: PollFacts, now: number): Result<null, CardSwapRefusal> {
	const pollState = poll.pollState === 'incident' ? 'open' : poll.pollState;
	const refused = pollRefusal(card, { ...poll, pollState }, now) ?? cardRefusal(card, poll);
	return refused ? refuse(refused) : ok(null);
}

function cardRefusal(card: CardFacts, poll: PollFacts): CardSwapRefusal | undefined {
	if (card.status === 'revoked' || card.bundle === 'revoked') return { reason: 'card_revoked' };
	if (card.status === 'paper') return { reason: 'card_on_paper' };
	if (card.bundle === 'inactive') return { reason: 'card_not_opened' };
	if (card.votes > 0 && poll.voteChange === 'never') return { reason: 'code_used' };
	return undefined;
}

function pollRefusal(card: CardFacts, poll: PollFacts, now: number): CardSwapRefusal | undefined {
	const { pollState, opensAt, closesAt, graceUntil, resultAt } = poll;
	if (pollState === 'incident') return { reason: 'poll_paused' };
	if (pollState === 'draft' || pollState === 'ready') return { reason: 'not_open_yet', opensAt };
	if (pollState !== 'open') return { reason: 'poll_closed', closedAt: closesAt, resultAt };
	if (opensAt !== null && now < opensAt) return { reason: 'not_open_yet', opensAt };

	const until = card.inLine && graceUntil !== null ? graceUntil : closesAt;
	if (until !== null && now >= until) return { reason: 'poll_closed', closedAt: closesAt, resultAt };
	return undefined;
}
