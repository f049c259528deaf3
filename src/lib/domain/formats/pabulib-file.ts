import type { Ballots } from '../counting/ballots.ts';
import type { Instance } from '../counting/instance.ts';
import type { Weights } from '../counting/profile.ts';

/** How ballots are filled in, in the words of the format. A knapsack ballot is an approval ballot with a largest sum. */
export type VoteType = 'approval' | 'choose-1' | 'cumulative' | 'ordinal' | 'scoring';

/** What a file has that it should not, and that the cities counted all the same. */
export type PabulibWarning = {
	readonly reason: 'project_named_twice' | 'over_the_sum' | 'more_than_one_choice';
	/** How many ballots, and the line of the first of them. */
	readonly ballots: number;
	readonly line: number;
};

/** An election as a Pabulib file tells it. Who voted and what is known of the voters is read past. */
export type PabulibFile = {
	/** What stands under META, by key. */
	readonly meta: ReadonlyMap<string, string>;
	readonly voteType: VoteType;
	/** Amounts in the smallest unit that the file needs: with two decimals in it, hundredths. */
	readonly instance: Instance;
	/** What else stands about each project, by column, in the order of the instance. */
	readonly details: readonly ReadonlyMap<string, string>[];
	/** In the order of the file. */
	readonly ballots: Ballots;
	readonly warnings: readonly PabulibWarning[];
};

/** What a mark weighs when nobody says otherwise. */
export function usualWeights(voteType: VoteType): Weights {
	if (voteType === 'ordinal') return 'borda-ballot';
	return voteType === 'cumulative' || voteType === 'scoring' ? 'points' : 'approval';
}

/** The vote type of that name. */
export function readVoteType(text: string): VoteType | undefined {
	return voteTypes.find((type) => type === text);
}

const voteTypes: readonly VoteType[] = ['approval', 'choose-1', 'cumulative', 'ordinal', 'scoring'];
