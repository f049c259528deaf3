import type { CalendarEntry } from '../domain/meeting/calendar.ts';

type Place = { readonly origin: string; readonly round: string };

type Meeting = {
	readonly id: string;
	readonly slug: string;
	readonly title: string;
	readonly place: string | null;
	readonly agenda: string;
	readonly startsAt: number | null;
	readonly endsAt: number | null;
	readonly sequence: number;
	readonly cancelled: boolean;
};

/** A meeting as an entry; none before it has a date. */
export function meetingEntry(meeting: Meeting, { origin, round }: Place): CalendarEntry[] {
	const { id, slug, title, place, agenda, startsAt, endsAt, sequence, cancelled } = meeting;
	if (startsAt === null) return [];
	const address = `${origin}/${round}/meetings/${slug}`;
	const uid = `${id}@${new URL(origin).hostname}`;
	return [{ uid, sequence, cancelled, title, place, text: agenda, address, startsAt, endsAt }];
}

type Step = {
	readonly what: string;
	readonly who: string | null;
	readonly dueOn: number | null;
	readonly sequence: number;
};

/** The next step of an idea as an entry of a whole day; none while the idea is up for grabs. */
export function stepEntry(
	step: Step | undefined,
	idea: { readonly id: string; readonly slug: string; readonly title: string },
	{ origin, round }: Place,
): CalendarEntry[] {
	if (!step?.who || step.dueOn === null) return [];
	return [
		{
			uid: `step-${idea.id}@${new URL(origin).hostname}`,
			sequence: step.sequence,
			cancelled: false,
			title: `${step.what} (${idea.title})`,
			text: step.who,
			address: `${origin}/${round}/ideas/${idea.slug}`,
			startsAt: step.dueOn,
			endsAt: null,
		},
	];
}

/** A feed as the answer to a request. */
export function calendarAnswer(feed: string): Response {
	return new Response(feed, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
}
