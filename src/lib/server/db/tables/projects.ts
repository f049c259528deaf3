import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { channels } from '../../../domain/council/turnout.ts';
import { milestones, moneyKinds } from '../../../domain/idea/project.ts';
import type { IdeaId, PictureId, RoundId } from '../../../domain/ids.ts';
import { amount, flag, instant } from './columns.ts';
import { ideas } from './ideas.ts';
import { pictures } from './maturing.ts';
import { rounds } from './rounds.ts';

/** A winner on its way. */
export const projects = sqliteTable('projects', {
	ideaId: text('idea_id')
		.$type<IdeaId>()
		.primaryKey()
		.references(() => ideas.id),
	owner: text().notNull(),
	contact: text().notNull().default(''),
	granted: amount('granted').notNull(),
	delayedBecause: text('delayed_because').notNull().default(''),
	beganAt: instant('began_at').notNull(),
	invented: flag('invented'),
});

const ofProject = () =>
	text('idea_id')
		.$type<IdeaId>()
		.notNull()
		.references(() => projects.ideaId);

export const projectMilestones = sqliteTable(
	'project_milestones',
	{
		ideaId: ofProject(),
		milestone: text({ enum: milestones }).notNull(),
		dueOn: instant('due_on'),
		doneOn: instant('done_on'),
	},
	(reached) => [primaryKey({ columns: [reached.ideaId, reached.milestone] })],
);

export const projectUpdates = sqliteTable('project_updates', {
	id: text().primaryKey(),
	ideaId: ofProject(),
	text: text().notNull(),
	pictureId: text('picture_id')
		.$type<PictureId>()
		.references(() => pictures.id),
	writtenAt: instant('written_at').notNull(),
	invented: flag('invented'),
});

export const projectMoney = sqliteTable('project_money', {
	id: text().primaryKey(),
	ideaId: ofProject(),
	kind: text({ enum: moneyKinds }).notNull(),
	amount: amount('amount').notNull(),
	receipt: text().notNull(),
	enteredAt: instant('entered_at').notNull(),
	invented: flag('invented'),
});

/** The account of a voting day, and what the team would keep and change. */
export const turnouts = sqliteTable('turnouts', {
	roundId: text('round_id')
		.$type<RoundId>()
		.primaryKey()
		.references(() => rounds.id),
	eligible: integer(),
	handedOut: integer('handed_out'),
	unused: integer(),
	keep: text().notNull().default(''),
	change: text().notNull().default(''),
	countedAt: instant('counted_at').notNull(),
	invented: flag('invented'),
});

const ofTurnout = () =>
	text('round_id')
		.$type<RoundId>()
		.notNull()
		.references(() => turnouts.roundId);

export const turnoutCounts = sqliteTable(
	'turnout_counts',
	{
		roundId: ofTurnout(),
		place: text().notNull(),
		channel: text({ enum: channels }).notNull(),
		voters: integer().notNull(),
	},
	(count) => [primaryKey({ columns: [count.roundId, count.place, count.channel] })],
);

export const evaluationCounts = sqliteTable(
	'evaluation_counts',
	{
		roundId: ofTurnout(),
		about: text({ enum: ['age', 'language', 'mood'] }).notNull(),
		position: integer().notNull(),
		label: text().notNull(),
		people: integer().notNull(),
	},
	(count) => [primaryKey({ columns: [count.roundId, count.about, count.position] })],
);
