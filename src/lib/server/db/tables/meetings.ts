import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { MeetingId, RoundId } from '../../../domain/ids.ts';
import { meetingKinds } from '../../../domain/meeting/meeting.ts';
import { flag, instant } from './columns.ts';
import { rounds } from './rounds.ts';

export const meetings = sqliteTable(
	'meetings',
	{
		id: text().$type<MeetingId>().primaryKey(),
		roundId: text('round_id')
			.$type<RoundId>()
			.notNull()
			.references(() => rounds.id),
		slug: text().notNull(),
		kind: text({ enum: meetingKinds }).notNull(),
		title: text().notNull(),
		place: text(),
		startsAt: instant('starts_at'),
		endsAt: instant('ends_at'),
		agenda: text().notNull().default(''),
		minutes: text().notNull().default(''),
		headCount: integer('head_count'),
		sequence: integer().notNull().default(0),
		cancelled: flag('cancelled'),
		invented: flag('invented'),
		endedAt: instant('ended_at'),
	},
	(meeting) => [unique().on(meeting.roundId, meeting.slug)],
);
