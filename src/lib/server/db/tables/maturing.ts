import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { IdeaId, MeetingId, PictureId } from '../../../domain/ids.ts';
import { amount, flag, instant } from './columns.ts';
import { ideas } from './ideas.ts';
import { meetings } from './meetings.ts';

const ideaId = () =>
	text('idea_id')
		.$type<IdeaId>()
		.notNull()
		.references(() => ideas.id);

/** Which idea lies in which. Notes, authors and offers stay with the idea where they were written. */
export const ideaMerges = sqliteTable('idea_merges', {
	fromId: text('from_id')
		.$type<IdeaId>()
		.primaryKey()
		.references(() => ideas.id),
	intoId: text('into_id')
		.$type<IdeaId>()
		.notNull()
		.references(() => ideas.id),
	stageBefore: text('stage_before', { enum: ['captured', 'clustered', 'maturing'] }).notNull(),
	mergedAt: instant('merged_at').notNull(),
	invented: flag('invented'),
});

export const ideaAuthors = sqliteTable('idea_authors', {
	id: text().primaryKey(),
	ideaId: ideaId(),
	meetingId: text('meeting_id')
		.$type<MeetingId>()
		.references(() => meetings.id),
	name: text().notNull(),
	joinedAt: instant('joined_at').notNull(),
	invented: flag('invented'),
});

export const costLines = sqliteTable('cost_lines', {
	id: text().primaryKey(),
	ideaId: ideaId(),
	label: text().notNull(),
	amount: amount('amount').notNull(),
	every: text({ enum: ['once', 'year'] }).notNull(),
});

export const helpOffers = sqliteTable('help_offers', {
	id: text().primaryKey(),
	ideaId: ideaId(),
	name: text().notNull(),
	what: text().notNull(),
	/** Sealed: see server/contact.ts. */
	contact: blob({ mode: 'buffer' }),
	offeredAt: instant('offered_at').notNull(),
	invented: flag('invented'),
});

/** One small step, one person, one date; or up for grabs. */
export const nextSteps = sqliteTable('next_steps', {
	ideaId: text('idea_id')
		.$type<IdeaId>()
		.primaryKey()
		.references(() => ideas.id),
	what: text().notNull().default(''),
	who: text(),
	dueOn: instant('due_on'),
	unclaimed: flag('unclaimed'),
	sequence: integer().notNull().default(0),
	setAt: instant('set_at').notNull(),
	invented: flag('invented'),
});

export const pictures = sqliteTable('pictures', {
	id: text().$type<PictureId>().primaryKey(),
	ideaId: ideaId(),
	webp: blob({ mode: 'buffer' }).notNull(),
	width: integer().notNull(),
	height: integer().notNull(),
	alt: text().notNull().default(''),
	addedAt: instant('added_at').notNull(),
});
