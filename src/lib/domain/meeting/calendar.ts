import { danishDay, onDanishClock } from '../danish-time.ts';

/** Something in a calendar: with hours when `endsAt` is known, else the whole day of `startsAt`. */
export type CalendarEntry = {
	/** The same through every change, so that a calendar moves the entry instead of adding one. */
	readonly uid: string;
	/** Counts the changes: a calendar believes the highest. */
	readonly sequence: number;
	readonly cancelled: boolean;
	readonly title: string;
	readonly place?: string | null;
	readonly text?: string;
	readonly address?: string;
	readonly startsAt: number;
	readonly endsAt: number | null;
};

/**
 * A calendar feed (RFC 5545): CRLF, lines of at most 75 octets, Danish time with its rules of summer and winter.
 * `now` stamps the entries.
 */
export function calendarOf(entries: readonly CalendarEntry[], { name, now }: { name: string; now: number }): string {
	return [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Medbestem//Medbestem//DA',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`NAME:${escaped(name)}`,
		`X-WR-CALNAME:${escaped(name)}`,
		...danishZone,
		...entries.flatMap((entry) => linesOf(entry, now)),
		'END:VCALENDAR',
	]
		.map((line) => `${folded(line)}\r\n`)
		.join('');
}

/** Europe/Copenhagen by the rule that holds since 1996: last Sundays of March and October. */
const danishZone = [
	'BEGIN:VTIMEZONE',
	'TZID:Europe/Copenhagen',
	'BEGIN:DAYLIGHT',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'TZNAME:CEST',
	'DTSTART:19960331T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'TZNAME:CET',
	'DTSTART:19961027T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'END:STANDARD',
	'END:VTIMEZONE',
];

function linesOf({ uid, sequence, cancelled, title, place, text, address, ...time }: CalendarEntry, now: number) {
	return [
		'BEGIN:VEVENT',
		`UID:${uid}`,
		`DTSTAMP:${new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '')}`,
		`SEQUENCE:${sequence}`,
		`STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
		...hoursOf(time),
		`SUMMARY:${escaped(title)}`,
		...(place ? [`LOCATION:${escaped(place)}`] : []),
		...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
		...(address ? [`URL:${address}`] : []),
		'END:VEVENT',
	];
}

function hoursOf({ startsAt, endsAt }: { startsAt: number; endsAt: number | null }): string[] {
	const compact = (text: string) => text.replace(/[-:]/g, '');
	if (endsAt === null) return [`DTSTART;VALUE=DATE:${compact(danishDay(startsAt))}`];
	return [
		`DTSTART;TZID=Europe/Copenhagen:${compact(onDanishClock(startsAt))}`,
		`DTEND;TZID=Europe/Copenhagen:${compact(onDanishClock(endsAt))}`,
	];
}

function escaped(text: string): string {
	return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** At most 75 octets a line, never cut inside a sign; the rest follows after a space. */
function folded(line: string): string {
	let octets = 0;
	let text = '';
	for (const sign of line) {
		const size = octetsOf(sign);
		if (octets + size > 75) {
			text += '\r\n ';
			octets = 1;
		}
		text += sign;
		octets += size;
	}
	return text;
}

/** How many octets a sign takes in UTF-8. */
function octetsOf(sign: string): number {
	const point = sign.codePointAt(0) ?? 0;
	if (point < 0x80) return 1;
	if (point < 0x800) return 2;
	return point < 0x10000 ? 3 : 4;
}
