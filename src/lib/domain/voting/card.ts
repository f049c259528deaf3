import { ok, refuse, type Result } from '../result.ts';

/** What a voting card may do: vote, nothing any more, or nothing here because it was swapped for a paper ballot. */
export const cardStatuses = ['active', 'revoked', 'paper'] as const;
export type CardStatus = (typeof cardStatuses)[number];

/** A wrapped bundle of cards: still closed, opened by two people, or taken out of use. */
export const bundleStates = ['inactive', 'active', 'revoked'] as const;
export type BundleState = (typeof bundleStates)[number];

/** Cards in one bundle. */
export const CARDS_IN_BUNDLE = 50;

/** What the desks counted, and what was done with the cards they gave. */
export type CardAccount = { readonly handedOut: number | null; readonly votes: number; readonly swapped: number };

export type CardAccountRefusal =
	| { readonly reason: 'cards_not_counted' }
	| { readonly reason: 'more_votes_than_cards'; readonly used: number; readonly handedOut: number };

/** Whether the cards add up: no more of them voted or were swapped for paper than were handed to people. */
export function checkCards({ handedOut, votes, swapped }: CardAccount): Result<null, CardAccountRefusal> {
	if (handedOut === null) return refuse({ reason: 'cards_not_counted' });
	const used = votes + swapped;
	return used > handedOut ? refuse({ reason: 'more_votes_than_cards', used, handedOut }) : ok(null);
}
