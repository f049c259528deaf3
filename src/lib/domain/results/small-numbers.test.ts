import { expect, test } from 'vitest';
import { pointsAtPeople } from './small-numbers.ts';

test.each([
	[19, 0, true],
	[20, 0, false],
	[0, 0, true],
	[200, 1, true],
	[200, 4, true],
	[200, 5, false],
	[19, 200, true],
	[0, 19, true],
	[0, 20, false],
])('of %i ballots in the box and %i on paper each list is long enough, or neither is shown', (ballots, papers, few) => {
	expect(pointsAtPeople(ballots, papers)).toBe(few);
});
