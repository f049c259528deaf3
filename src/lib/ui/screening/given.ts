import type { ScreeningAnswer } from '#lib/domain/idea/screening.ts';
import type { Money } from '#lib/domain/money.ts';

/** What the municipality answered about an idea, as far as it has. */
export type GivenAnswer = {
	readonly answer: ScreeningAnswer | null;
	readonly because: string;
	readonly tryInstead: string;
	readonly priceFrom: Money | null;
	readonly priceTo: Money | null;
	readonly runningCost: Money | null;
	readonly runningPayer: string;
	readonly landOwner: string;
	readonly permits: string;
};
