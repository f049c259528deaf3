import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { screeningAnswers, screeningSides } from '../../../domain/idea/screening.ts';
import type { IdeaId, ScreeningId } from '../../../domain/ids.ts';
import { amount, flag, instant } from './columns.ts';
import { ideas } from './ideas.ts';

export const screeningCases = sqliteTable('screening_cases', {
	id: text().$type<ScreeningId>().primaryKey(),
	ideaId: text('idea_id')
		.$type<IdeaId>()
		.notNull()
		.references(() => ideas.id),
	department: text().notNull(),
	question: text().notNull().default(''),
	sentAt: instant('sent_at').notNull(),
	sentBy: text('sent_by').notNull(),
	dueAt: instant('due_at').notNull(),
	answer: text({ enum: screeningAnswers }),
	because: text().notNull().default(''),
	tryInstead: text('try_instead').notNull().default(''),
	priceFrom: amount('price_from'),
	priceTo: amount('price_to'),
	runningCost: amount('running_cost'),
	runningPayer: text('running_payer').notNull().default(''),
	landOwner: text('land_owner').notNull().default(''),
	permits: text().notNull().default(''),
	answeredAt: instant('answered_at'),
	answeredBy: text('answered_by'),
	teamAgreedAt: instant('team_agreed_at'),
	officerAgreedAt: instant('officer_agreed_at'),
	closedAt: instant('closed_at'),
	invented: flag('invented'),
});

/** What the two sides wrote to each other; `internal` is for officers only. */
export const screeningMessages = sqliteTable('screening_messages', {
	id: text().primaryKey(),
	caseId: text('case_id')
		.$type<ScreeningId>()
		.notNull()
		.references(() => screeningCases.id),
	side: text({ enum: screeningSides }).notNull(),
	internal: flag('internal'),
	text: text().notNull(),
	writtenAt: instant('written_at').notNull(),
	writtenBy: text('written_by').notNull(),
});
