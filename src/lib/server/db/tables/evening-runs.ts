import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { MeetingId } from '../../../domain/ids.ts';
import { eveningPrompts, eveningSteps, screenShows } from '../../../domain/meeting/run-sheet.ts';
import { instant } from './columns.ts';
import { meetings } from './meetings.ts';

/** How an evening goes: its step, the clock, and what the big screen shows. */
export const eveningRuns = sqliteTable('evening_runs', {
	meetingId: text('meeting_id')
		.$type<MeetingId>()
		.primaryKey()
		.references(() => meetings.id),
	step: text({ enum: eveningSteps }).notNull(),
	endsAt: instant('ends_at'),
	left: integer().notNull(),
	shown: text({ enum: screenShows }).notNull(),
	prompt: text({ enum: eveningPrompts }),
});
