import { money, total, type Money } from '../money.ts';
import { ok, refuse, type Result } from '../result.ts';

/** The five milestones of a winner's way, in their order. The last one is the opening day. */
export const milestones = ['agreed', 'planned', 'bought', 'built', 'opened'] as const;
export type Milestone = (typeof milestones)[number];

/** When a milestone is meant to be reached, and when it was. Milliseconds since 1970. */
export type Reached = { readonly milestone: Milestone; readonly dueOn: number | null; readonly doneOn: number | null };

/** Money of a project beyond the grant: paid out against a receipt, or found elsewhere. */
export const moneyKinds = ['spent', 'co_funded'] as const;
export type MoneyKind = (typeof moneyKinds)[number];
export type MoneyLine = { readonly kind: MoneyKind; readonly amount: Money };

/** The account of a project, in the smallest unit. `left` is what may still be paid out. */
export type Account = {
	readonly granted: Money;
	readonly coFunded: Money;
	readonly spent: Money;
	readonly left: Money;
};

/** What was granted, found elsewhere and spent. */
export function accountOf(granted: Money, lines: readonly MoneyLine[]): Account {
	const sum = (kind: MoneyKind) => total(lines.filter((line) => line.kind === kind).map(({ amount }) => amount));
	const [coFunded, spent] = [sum('co_funded'), sum('spent')];
	return { granted, coFunded, spent, left: money(granted + coFunded - spent) };
}

export type MoneyRefusal =
	| { readonly reason: 'no_amount' }
	| { readonly reason: 'receipt_missing' }
	| { readonly reason: 'more_than_left'; readonly left: Money };

/**
 * Whether the line may be entered. Money is paid out against a receipt, and never more than was granted and found;
 * what was found elsewhere says from whom.
 */
export function enterMoney(
	account: Account,
	line: MoneyLine & { readonly receipt: string },
): Result<MoneyLine & { readonly receipt: string }, MoneyRefusal> {
	if (line.amount <= 0) return refuse({ reason: 'no_amount' });
	if (line.receipt.trim() === '') return refuse({ reason: 'receipt_missing' });
	if (line.kind === 'spent' && line.amount > account.left)
		return refuse({ reason: 'more_than_left', left: account.left });
	return ok({ ...line, receipt: line.receipt.trim() });
}

/** How many of the five milestones are behind the project. */
export function milestonesDone(way: readonly Reached[]): number {
	return way.filter(({ doneOn }) => doneOn !== null).length;
}

/** The next milestone, and whether its day has passed; undefined when all five are behind. */
export function nextMilestone(
	way: readonly Reached[],
	now: number,
): (Reached & { readonly late: boolean }) | undefined {
	const next = milestones
		.map((milestone) => way.find((one) => one.milestone === milestone) ?? { milestone, dueOn: null, doneOn: null })
		.find(({ doneOn }) => doneOn === null);
	return next && { ...next, late: next.dueOn !== null && next.dueOn + day <= now };
}

const day = 86_400_000;

/** After so many days without news the page says how long it has been, and the team is reminded. */
export const QUIET_AFTER_DAYS = 30;

/** How many whole days since the last news, and whether that is long. Without any news since the project began. */
export function newsAge(lastNewsAt: number, now: number): { readonly days: number; readonly quiet: boolean } {
	const days = Math.max(0, Math.floor((now - lastNewsAt) / day));
	return { days, quiet: days >= QUIET_AFTER_DAYS };
}
