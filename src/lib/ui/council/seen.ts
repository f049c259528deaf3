import type { AnswerTimes } from '#lib/domain/council/answer-times.ts';
import type { DataTable } from '#lib/domain/council/data-table.ts';
import type { Account } from '#lib/domain/idea/project.ts';
import type { Currency } from '#lib/domain/money.ts';

/** What the council's page shows of a round, wherever it came from. */
export type SeenCouncilRound = {
	readonly round: { readonly currency: Currency };
	readonly voters: number | null;
	readonly share: number | null;
	readonly answers: AnswerTimes;
	readonly projects: readonly { readonly account: Account }[];
	readonly tables: readonly DataTable[];
};
