import { danishInstant } from '../domain/danish-time.ts';
import { checkNeeded, checkText } from '../domain/idea/sheet.ts';
import type { MeetingKind } from '../domain/meeting/meeting.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Planned } from './store/meetings.ts';
import type { Refused } from './act.ts';

type Typed = {
	readonly kind: MeetingKind;
	readonly title: string;
	readonly place: string;
	readonly starts: string;
	readonly ends: string;
	readonly agenda: string;
};

/** A meeting as it was typed, with its hours read off a Danish clock. */
export function readMeeting({ kind, title, place, agenda, starts, ends }: Typed): Result<Planned, Refused> {
	const [startsAt, endsAt] = [danishInstant(starts), danishInstant(ends)];
	if (startsAt === undefined || endsAt === undefined) return refuse({ reason: 'date_missing' });
	const texts = [checkNeeded(title, 80), checkText(place, 120), checkText(agenda, 4000)];
	const wrong = texts.find((text) => !text.ok);
	if (wrong && !wrong.ok) return wrong;
	const [name = '', where = '', what = ''] = texts.map((text) => (text.ok ? text.value : ''));
	return ok({ kind, title: name, place: where, agenda: what, startsAt, endsAt });
}
