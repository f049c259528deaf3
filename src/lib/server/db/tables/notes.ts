import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { IdeaId, MeetingId, NoteId, PileId, RoundId } from '../../../domain/ids.ts';
import { eveningPrompts } from '../../../domain/meeting/run-sheet.ts';
import { flag, instant } from './columns.ts';
import { ideas } from './ideas.ts';
import { meetings } from './meetings.ts';
import { rounds } from './rounds.ts';

const roundId = () =>
	text('round_id')
		.$type<RoundId>()
		.notNull()
		.references(() => rounds.id);
const meetingId = () =>
	text('meeting_id')
		.$type<MeetingId>()
		.references(() => meetings.id);

export const piles = sqliteTable('piles', {
	id: text().$type<PileId>().primaryKey(),
	roundId: roundId(),
	meetingId: meetingId(),
	ideaId: text('idea_id')
		.$type<IdeaId>()
		.unique()
		.references(() => ideas.id),
	name: text().notNull(),
	madeAt: instant('made_at').notNull(),
	invented: flag('invented'),
});

export const notes = sqliteTable('notes', {
	id: text().$type<NoteId>().primaryKey(),
	roundId: roundId(),
	meetingId: meetingId(),
	pileId: text('pile_id')
		.$type<PileId>()
		.references(() => piles.id),
	text: text().notNull(),
	tableNumber: integer('table_number'),
	author: text(),
	writtenAt: instant('written_at').notNull(),
	hidden: flag('hidden'),
	invented: flag('invented'),
	/** The "Tænk hvis" that hung on the wall while it was written. */
	prompt: text({ enum: eveningPrompts }),
});

/** What was done at the wall, with what was before, so that it can be undone. */
export const boardMoves = sqliteTable('board_moves', {
	seq: integer().primaryKey(),
	roundId: roundId(),
	madeAt: instant('made_at').notNull(),
	madeBy: text('made_by').notNull(),
	kind: text({ enum: ['pile', 'merge'] }).notNull(),
	was: text({ mode: 'json' }).$type<Readonly<Record<string, string | null>>>().notNull(),
	undoneAt: instant('undone_at'),
});
