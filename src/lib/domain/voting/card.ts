/** What a voting card may do: vote, nothing any more, or nothing here because it was swapped for a paper ballot. */
export const cardStatuses = ['active', 'revoked', 'paper'] as const;
export type CardStatus = (typeof cardStatuses)[number];

/** A wrapped bundle of cards: still closed, opened by two people, or taken out of use. */
export const bundleStates = ['inactive', 'active', 'revoked'] as const;
export type BundleState = (typeof bundleStates)[number];

/** Cards in one bundle. */
export const CARDS_IN_BUNDLE = 50;
