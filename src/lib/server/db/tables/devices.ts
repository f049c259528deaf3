import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DeviceId, MeetingId } from '../../../domain/ids.ts';
import { deviceRoles } from '../../../domain/meeting/device.ts';
import { bytes, instant } from './columns.ts';
import { meetings } from './meetings.ts';

/** Tablets and screens of an evening. */
export const devices = sqliteTable('devices', {
	id: text().$type<DeviceId>().primaryKey(),
	meetingId: text('meeting_id')
		.$type<MeetingId>()
		.notNull()
		.references(() => meetings.id),
	role: text({ enum: deviceRoles }).notNull(),
	name: text().notNull(),
	/** Six digits that let the device in, until they are used. */
	code: text().unique(),
	codeEndsAt: instant('code_ends_at').notNull(),
	tokenHash: bytes('token_hash').unique(),
	pairedAt: instant('paired_at'),
	seenAt: instant('seen_at'),
	removedAt: instant('removed_at'),
	/** How many notes it still had to send when it was last heard. */
	outbox: integer().notNull().default(0),
});
