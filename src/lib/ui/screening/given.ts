import type { ScreeningAnswer, WrittenAnswer } from '#lib/domain/idea/screening.ts';

/** What the municipality answered about an idea, as far as it has. */
export type GivenAnswer = Omit<WrittenAnswer, 'answer'> & {
	readonly answer: ScreeningAnswer | null;
	readonly landOwner: string;
	readonly permits: string;
};
