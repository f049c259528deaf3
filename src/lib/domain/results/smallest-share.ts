/**
 * What an idea needs to take part: so many thousandths of all votes and the marks that this takes, or a number of marks
 * that was set as such (`permille` is then null).
 */
export type SmallestShare = { readonly permille: number | null; readonly marks: number };

/**
 * The marks that an idea needs when it must have `permille` thousandths of the votes. Blank votes are votes.
 * Rounded up to a whole mark, because a share of a mark cannot be given: 2 % of 432 votes is 8.64, so 9 are needed.
 */
export function smallestShare(votes: number, permille: number): SmallestShare {
	return { permille, marks: Math.ceil((votes * permille) / 1000) };
}
