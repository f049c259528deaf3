import type { Money } from '../money.ts';
import { ok, refuse, type Result } from '../result.ts';

/** What the municipality may answer. Each but the plain yes says something more. */
export const screeningAnswers = ['yes', 'yes_if', 'not_like_this', 'no'] as const;
export type ScreeningAnswer = (typeof screeningAnswers)[number];

/** The two who must agree: those who have the idea, and the one who answers for the municipality. */
export const screeningSides = ['team', 'officer'] as const;
export type ScreeningSide = (typeof screeningSides)[number];

/** A question to the municipality, and how far it has come. Times are milliseconds since 1970. */
export type ScreeningCase = {
	readonly sentAt: number;
	/** When the answer was promised. */
	readonly dueAt: number;
	readonly answer: ScreeningAnswer | null;
	readonly answeredAt: number | null;
	readonly teamAgreedAt: number | null;
	readonly officerAgreedAt: number | null;
};

/** Where a case stands, in one word for a page. */
export type ScreeningStanding = 'waiting' | 'overdue' | 'talking' | 'agreed' | 'turned_down';

/** Where the case stands at `now`. Nothing but the municipality's silence can be overdue. */
export function standingOf(screening: ScreeningCase, now: number): ScreeningStanding {
	if (screening.answer === null) return now >= screening.dueAt ? 'overdue' : 'waiting';
	if (screening.answer === 'no') return 'turned_down';
	return hasAgreed(screening, 'team') && hasAgreed(screening, 'officer') ? 'agreed' : 'talking';
}

/** Whether this side has said that it agrees with the idea as it stands. */
export function hasAgreed(screening: ScreeningCase, side: ScreeningSide): boolean {
	return (side === 'team' ? screening.teamAgreedAt : screening.officerAgreedAt) !== null;
}

const day = 86_400_000;

/** How many whole days the municipality is behind its promise, counted from 1; 0 when it is not. */
export function daysOverdue(screening: ScreeningCase, now: number): number {
	return standingOf(screening, now) === 'overdue' ? Math.floor((now - screening.dueAt) / day) + 1 : 0;
}

/** How many whole days the municipality took, or has taken until `now`. */
export function daysTaken({ sentAt, answeredAt }: ScreeningCase, now: number): number {
	return Math.max(0, Math.floor(((answeredAt ?? now) - sentAt) / day));
}

/** What an officer writes. Amounts are whole, in the smallest unit; a single price is a range of one. */
export type WrittenAnswer = {
	readonly answer: ScreeningAnswer;
	/** The condition, or why not. */
	readonly because: string;
	readonly tryInstead: string;
	readonly priceFrom: Money | null;
	readonly priceTo: Money | null;
	readonly runningCost: Money | null;
	readonly runningPayer: string;
};

export type AnswerRefusal =
	| { readonly reason: 'because_missing'; readonly answer: ScreeningAnswer }
	| { readonly reason: 'try_missing' }
	| { readonly reason: 'price_missing' }
	| { readonly reason: 'price_backwards' }
	| { readonly reason: 'payer_missing' };

/**
 * The answer as it may be given. A condition or a refusal says why; a refusal also says what to try instead;
 * a yes comes with a price; and a running cost with who pays it.
 */
export function giveAnswer(written: WrittenAnswer): Result<WrittenAnswer, AnswerRefusal> {
	const { answer, because, tryInstead, priceFrom, priceTo, runningCost, runningPayer } = written;
	const isRefusal = answer === 'no' || answer === 'not_like_this';
	if (answer !== 'yes' && because === '') return refuse({ reason: 'because_missing', answer });
	if (isRefusal && tryInstead === '') return refuse({ reason: 'try_missing' });
	if (!isRefusal && priceTo === null) return refuse({ reason: 'price_missing' });
	if (priceFrom !== null && priceTo !== null && priceFrom > priceTo) return refuse({ reason: 'price_backwards' });
	if (runningCost !== null && runningCost > 0 && runningPayer === '') return refuse({ reason: 'payer_missing' });
	return ok(written);
}

export type AgreeRefusal = { readonly reason: 'not_answered' } | { readonly reason: 'answer_was_no' };

/** One side agrees with the idea as it stands. Refused before there is an answer to agree with, and while it is no. */
export function agree(screening: ScreeningCase, side: ScreeningSide, now: number): Result<ScreeningCase, AgreeRefusal> {
	if (screening.answer === null) return refuse({ reason: 'not_answered' });
	if (screening.answer === 'no' || screening.answer === 'not_like_this') return refuse({ reason: 'answer_was_no' });
	return ok({ ...screening, [side === 'team' ? 'teamAgreedAt' : 'officerAgreedAt']: now });
}

/** When what people read of the idea changes, or the answer does, both must look again. */
export function lookAgain<Case extends ScreeningCase>(screening: Case): Case {
	return { ...screening, teamAgreedAt: null, officerAgreedAt: null };
}

export type PlaceRefusal = { readonly reason: 'not_screened' } | { readonly reason: 'not_agreed' };

/**
 * Whether the idea may go on the ballot: both agree, or the municipality let its promise pass without an answer.
 * Silence never stops an idea; it is shown instead.
 */
export function mayGoOnBallot(screening: ScreeningCase | undefined, now: number): Result<null, PlaceRefusal> {
	if (!screening) return refuse({ reason: 'not_screened' });
	const standing = standingOf(screening, now);
	return standing === 'agreed' || standing === 'overdue' ? ok(null) : refuse({ reason: 'not_agreed' });
}
