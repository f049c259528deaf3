import { SMALLEST_SHOWN } from '../council/small-cells.ts';

/** Below so many ballots a list of them could point at people: only what they add up to is given out. */
export const LEAST_BALLOTS = 20;

/** Below so many papers a list of them would tell those who were seen to swap their card what they chose. */
export const LEAST_PAPERS = SMALLEST_SHOWN;

/**
 * Whether the ballots of a round are so few that they are not published one by one: those from the box and those on paper
 * stand in lists of their own, so each list must be long enough. A round without any on paper has one list.
 */
export function pointsAtPeople(ballots: number, papers: number): boolean {
	const isOnPaperAlone = ballots === 0 && papers >= LEAST_BALLOTS;
	return (ballots < LEAST_BALLOTS && !isOnPaperAlone) || (papers > 0 && papers < LEAST_PAPERS);
}
