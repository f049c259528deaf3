import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from './columns.ts';

export const auditLog = sqliteTable('audit_log', {
	seq: integer().primaryKey(),
	at: instant('at').notNull(),
	actor: text().notNull(),
	action: text().notNull(),
	object: text().notNull(),
	facts: text().notNull().default('{}'),
	prev: blob({ mode: 'buffer' }).notNull(),
	hash: blob({ mode: 'buffer' }).notNull().unique(),
});
