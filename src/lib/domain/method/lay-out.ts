import { danishInstant, onDanishClock } from '../danish-time.ts';
import type { MeetingKind } from '../meeting/meeting.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { Template, TemplateMeeting } from './template.ts';

/** The voting day: a Danish date (`2026-09-12`) and the hours of the hall (`10:00`). */
export type VotingDay = { readonly day: string; readonly from: string; readonly until: string };

/** The times of a round, in milliseconds since 1970. */
export type RoundTimes = {
	readonly ideasFrom: number;
	readonly ideasUntil: number;
	readonly opensAt: number;
	readonly closesAt: number;
	readonly resultAt: number;
};

/** A meeting with its times; `number` counts those of one kind, and is 0 where there is only one. */
export type LaidOutMeeting = {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly startsAt: number;
	readonly endsAt: number;
};

export type LayOutRefusal = { readonly reason: 'no_such_day' | 'hours_turned' | 'day_past' };

const hour = 3_600_000;

/**
 * A template around its voting day: when ideas are told, when people meet, when the result comes (an hour after
 * the poll closes). Refused when there is no such day or hour, when the hall closes before it opens, or when it is past.
 */
export function layOut(
	{ meetings, ideasUntilDaysBefore }: Template,
	{ day, from, until }: VotingDay,
	now: number,
): Result<{ times: RoundTimes; meetings: LaidOutMeeting[] }, LayOutRefusal> {
	const opensAt = danishInstant(`${day}T${from}`);
	const closesAt = danishInstant(`${day}T${until}`);
	if (opensAt === undefined || closesAt === undefined) return refuse({ reason: 'no_such_day' });
	if (opensAt >= closesAt) return refuse({ reason: 'hours_turned' });
	if (closesAt <= now) return refuse({ reason: 'day_past' });

	const laidOut = meetings.map((meeting, place) => ({
		kind: meeting.kind,
		number: numberOf(meetings, place),
		startsAt: at(day, meeting.daysBefore, meeting.from),
		endsAt: at(day, meeting.daysBefore, meeting.until),
	}));
	const ideasFrom = Math.min(...laidOut.map(({ startsAt }) => startsAt), opensAt);
	const ideasUntil = at(day, ideasUntilDaysBefore, '23:59');
	return ok({ times: { ideasFrom, ideasUntil, opensAt, closesAt, resultAt: closesAt + hour }, meetings: laidOut });
}

/** An instant so many days later by the calendar, at the same hour of the Danish clock. */
export function shiftDays(instant: number, days: number): number {
	const [day = '', time = ''] = onDanishClock(instant).split('T');
	return at(day, -days, time);
}

/** How many days of the calendar lie between two Danish dates. */
export function daysBetween(from: string, to: string): number {
	return Math.round((midnight(to) - midnight(from)) / (24 * hour));
}

/** @throws RangeError if there is no such day: it has been read before. */
function at(day: string, daysBefore: number, time: string): number {
	const date = new Date(midnight(day) - daysBefore * 24 * hour).toISOString().slice(0, 10);
	const instant = danishInstant(`${date}T${time}`);
	if (instant === undefined) throw new RangeError(`no such time: ${date} ${time}`);
	return instant;
}

const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);

function numberOf(meetings: readonly TemplateMeeting[], place: number): number {
	const alike = (others: readonly TemplateMeeting[]) =>
		others.filter(({ kind }) => kind === meetings[place]?.kind).length;
	return alike(meetings) > 1 ? alike(meetings.slice(0, place + 1)) : 0;
}
