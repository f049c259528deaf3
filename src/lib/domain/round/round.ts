/** The settings by which rounds differ. Each list is the CHECK of a column, a choice in a form and a sentence in the rules. */

/** How a voter's marks are laid on a ballot. */
export const ballotFormats = ['one_mark', 'up_to', 'stacked', 'points', 'ranking', 'fill_pot'] as const;
export type BallotFormatName = (typeof ballotFormats)[number];

/** How marks become winners. */
export const winnerRules = ['single_winner', 'greedy_skip', 'greedy_stop', 'equal_shares'] as const;
export type WinnerRule = (typeof winnerRules)[number];

/** What decides between ideas with equal marks. Never an id, a name or the time. */
export const tieRules = ['lot', 'lot_drawn_before'] as const;
export type TieRule = (typeof tieRules)[number];

/** How a voting card reaches a person. */
export const cardRoutes = ['drawn', 'letter', 'identity'] as const;
export type CardRoute = (typeof cardRoutes)[number];

/** Whether a vote may be changed while the poll is open. */
export const voteChanges = ['never', 'until_close'] as const;
export type VoteChange = (typeof voteChanges)[number];

/** Who keeps the key that opens the ballot box. */
export const custodies = ['server', 'holders'] as const;
export type Custody = (typeof custodies)[number];

/** Whether the vote decides, or a council decides after it and says why. */
export const bindings = ['binding', 'advisory'] as const;
export type Binding = (typeof bindings)[number];

/** Who makes a winning idea come true. */
export const realisers = ['residents', 'administration', 'both'] as const;
export type Realiser = (typeof realisers)[number];
