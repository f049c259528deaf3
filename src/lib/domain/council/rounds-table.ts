import type { Account } from '../idea/project.ts';
import { money, type Money } from '../money.ts';
import type { Phase } from '../round/phase.ts';
import type { Binding } from '../round/round.ts';
import type { AnswerTimes } from './answer-times.ts';
import type { DataTable } from './data-table.ts';

/** A round in one line of the council's page. `voters` is null until the result is known. */
export type RoundLine = {
	readonly slug: string;
	readonly area: string;
	readonly round: string;
	readonly invented: string | null;
	readonly year: number | null;
	readonly phase: Phase;
	readonly binding: Binding;
	readonly voters: number | null;
	readonly eligible: number | null;
	readonly ideas: number;
	readonly onBallot: number;
	readonly won: number;
	readonly withoutMoney: number;
	readonly currency: string;
	readonly pot: Money;
	/** Null where nobody knows what the winners got. */
	readonly account: Account | null;
	readonly answers: AnswerTimes;
	/** Projects under way without news for long. */
	readonly quiet: number;
};

/** The share of those who may vote that did, in percent with one decimal; null when one of the two is not known. */
export function turnoutShare(voters: number | null, eligible: number | null): number | null {
	return voters === null || eligible === null ? null : Math.round((voters * 1000) / eligible) / 10;
}

/** All rounds as a table. */
export function roundsTable(lines: readonly RoundLine[]): DataTable {
	return {
		name: 'rounds',
		columns: [
			'area',
			'round',
			'year',
			'phase',
			'voters',
			'eligible',
			'share',
			'ideas',
			'on_ballot',
			'won',
			'without_money',
			'currency',
			'pot',
			'granted',
			'co_funded',
			'spent',
			'asked',
			'in_time',
			'overdue',
			'middle_days',
			'longest_days',
			'quiet',
			'address',
		],
		rows: lines.map((line) => [
			line.area,
			line.round,
			line.year,
			line.phase,
			line.voters,
			line.eligible,
			turnoutShare(line.voters, line.eligible),
			line.ideas,
			line.onBallot,
			line.won,
			line.withoutMoney,
			line.currency,
			line.pot,
			line.account?.granted ?? null,
			line.account?.coFunded ?? null,
			line.account?.spent ?? null,
			line.answers.asked,
			line.answers.inTime,
			line.answers.overdue,
			line.answers.middleDays,
			line.answers.longestDays,
			line.quiet,
			line.slug,
		]),
	};
}

/** Money of rounds in one currency; sums are never made across two. */
export type MoneySum = {
	readonly currency: string;
	readonly pot: Money;
	readonly granted: Money;
	readonly coFunded: Money;
	readonly spent: Money;
};

/** What all these rounds come to, currency by currency, the largest pot first. */
export function moneySums(lines: readonly Pick<RoundLine, 'currency' | 'pot' | 'account'>[]): MoneySum[] {
	return [...new Set(lines.map(({ currency }) => currency))]
		.map((currency) => {
			const own = lines.filter((line) => line.currency === currency);
			const sum = (of: (line: (typeof own)[number]) => Money) => money(own.reduce((all, line) => all + of(line), 0));
			return {
				currency,
				pot: sum(({ pot }) => pot),
				granted: sum(({ account }) => account?.granted ?? money(0)),
				coFunded: sum(({ account }) => account?.coFunded ?? money(0)),
				spent: sum(({ account }) => account?.spent ?? money(0)),
			};
		})
		.sort((one, other) => other.pot - one.pot);
}
