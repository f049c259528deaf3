/** The kinds of gathering a course is made of. */
export const meetingKinds = [
	'planning',
	'idea_evening',
	'dialogue',
	'workshop',
	'voting_day',
	'follow_up',
	'evaluation',
	'online',
] as const;
export type MeetingKind = (typeof meetingKinds)[number];

type Hours = { readonly startsAt: number | null; readonly endsAt: number | null; readonly cancelled: boolean };

const hour = 3_600_000;

/**
 * The meeting that is going on at `now`: from two hours before it starts, while notes are laid out, until six hours
 * after it ends, while they are typed in. Of several the one that started last. What is written meanwhile belongs to it.
 */
export function meetingAt<Meeting extends Hours>(meetings: readonly Meeting[], now: number): Meeting | undefined {
	return meetings
		.filter(({ startsAt, cancelled }) => startsAt !== null && !cancelled && now >= startsAt - 2 * hour)
		.filter(({ startsAt, endsAt }) => now <= (endsAt ?? (startsAt ?? 0) + 2 * hour) + 6 * hour)
		.sort((one, other) => (one.startsAt ?? 0) - (other.startsAt ?? 0))
		.at(-1);
}

/** The last meeting that was over at `now`: where most people were last time. */
export function lastHeld<Meeting extends Hours>(meetings: readonly Meeting[], now: number): Meeting | undefined {
	return meetings
		.filter(({ endsAt, cancelled }) => endsAt !== null && !cancelled && endsAt <= now)
		.sort((one, other) => (one.endsAt ?? 0) - (other.endsAt ?? 0))
		.at(-1);
}
