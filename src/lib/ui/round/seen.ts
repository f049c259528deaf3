import type { IdeaStage } from '#lib/domain/idea/stage.ts';
import type { Currency, Money } from '#lib/domain/money.ts';
import type { Phase } from '#lib/domain/round/phase.ts';

/** What a page shows of a round, wherever it came from. */
export type SeenRound = {
	readonly round: {
		readonly slug: string;
		readonly name: string;
		readonly currency: Currency;
		readonly opensAt: number | null;
		readonly closesAt: number | null;
		readonly resultAt: number | null;
		readonly votesKnown: number | null;
		readonly invented: string | null;
	};
	readonly area: { readonly name: string };
	readonly phase: Phase;
	readonly pot: Money;
	readonly helpWanted: number;
	readonly nextMeeting: { readonly title: string; readonly startsAt: number | null } | undefined;
	readonly ideas: readonly { readonly title: string; readonly stage: IdeaStage; readonly number: number | null }[];
};
