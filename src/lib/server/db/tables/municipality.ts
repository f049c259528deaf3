import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from './columns.ts';

/** The installation: one municipality. Row 1 and no other. */
export const municipality = sqliteTable('municipality', {
	id: integer().primaryKey(),
	name: text().notNull(),
	domain: text(),
	phone: text(),
	email: text(),
	accessibilityPhone: text('accessibility_phone'),
	accessibilityEmail: text('accessibility_email'),
	firstStartedAt: instant('first_started_at').notNull(),
	isDemo: flag('is_demo'),
});
