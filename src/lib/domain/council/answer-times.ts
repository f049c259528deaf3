/** A question to the municipality: when it was asked, when the answer was promised, when it came, when it was too late. */
export type Question = {
	readonly sentAt: number;
	readonly dueAt: number;
	readonly answeredAt: number | null;
	readonly closedAt: number | null;
};

/** How the municipality kept its promise. Days are whole. */
export type AnswerTimes = {
	readonly asked: number;
	readonly answered: number;
	/** Answered on or before the promised day. */
	readonly inTime: number;
	/** Not answered, and the promised day has passed. */
	readonly overdue: number;
	/** The day count in the middle of the answers given; null when there are none. */
	readonly middleDays: number | null;
	/** The longest wait; without an answer until the question was closed, or until now. */
	readonly longestDays: number | null;
};

const day = 86_400_000;

/** How long answers took, and how many came when they were promised. Times are milliseconds since 1970. */
export function answerTimes(questions: readonly Question[], now: number): AnswerTimes {
	const daysOf = ({ sentAt, answeredAt, closedAt }: Question) =>
		Math.max(0, Math.floor(((answeredAt ?? closedAt ?? now) - sentAt) / day));
	const answered = questions.filter(({ answeredAt }) => answeredAt !== null);
	const took = answered.map(daysOf).sort((one, other) => one - other);

	return {
		asked: questions.length,
		answered: answered.length,
		inTime: answered.filter(({ answeredAt, dueAt }) => (answeredAt ?? now) <= dueAt).length,
		overdue: questions.filter(({ answeredAt, dueAt }) => answeredAt === null && now > dueAt).length,
		// of two in the middle the longer: never better than it was
		middleDays: took[Math.floor(took.length / 2)] ?? null,
		longestDays: questions.length > 0 ? Math.max(...questions.map(daysOf)) : null,
	};
}
