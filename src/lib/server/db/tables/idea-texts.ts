import { primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { textMakers } from '../../../domain/idea/telling.ts';
import { soundKinds } from '../../../domain/idea/sound.ts';
import type { IdeaId } from '../../../domain/ids.ts';
import { bytes, instant } from './columns.ts';
import { ideas } from './ideas.ts';

const ideaId = () =>
	text('idea_id')
		.$type<IdeaId>()
		.notNull()
		.references(() => ideas.id);

/** The words of an idea in another language than the round's own. */
export const ideaTexts = sqliteTable(
	'idea_texts',
	{
		ideaId: ideaId(),
		language: text().notNull(),
		title: text().notNull(),
		line: text().notNull().default(''),
		description: text().notNull().default(''),
		madeBy: text('made_by', { enum: textMakers }).notNull(),
		changedAt: instant('changed_at').notNull(),
	},
	(one) => [primaryKey({ columns: [one.ideaId, one.language] })],
);

/** An idea read aloud in one language, and what is said. */
export const recordings = sqliteTable(
	'recordings',
	{
		id: text().primaryKey(),
		ideaId: ideaId(),
		language: text().notNull(),
		sound: bytes('sound').notNull(),
		kind: text({ enum: soundKinds }).notNull(),
		transcript: text().notNull(),
		addedAt: instant('added_at').notNull(),
	},
	(one) => [unique().on(one.ideaId, one.language)],
);
