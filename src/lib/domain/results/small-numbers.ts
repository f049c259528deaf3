/** Below so many ballots a list of them could point at people: only what they add up to is given out. */
export const LEAST_BALLOTS = 20;
