import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { ideaPictures } from '../../../domain/idea/picture.ts';
import { ideaStages } from '../../../domain/idea/stage.ts';
import type { Revision } from '../../../domain/idea/way.ts';
import type { IdeaId, MeetingId, RoundId, TrackId } from '../../../domain/ids.ts';
import { amount, flag, instant } from './columns.ts';
import { meetings } from './meetings.ts';
import { rounds, tracks } from './rounds.ts';

export const ideas = sqliteTable(
	'ideas',
	{
		id: text().$type<IdeaId>().primaryKey(),
		roundId: text('round_id')
			.$type<RoundId>()
			.notNull()
			.references(() => rounds.id),
		trackId: text('track_id')
			.$type<TrackId>()
			.references(() => tracks.id),
		slug: text().notNull(),
		stage: text({ enum: ideaStages }).notNull().default('captured'),
		number: integer(),
		title: text().notNull(),
		line: text().notNull().default(''),
		description: text().notNull().default(''),
		price: amount('price'),
		doneBy: text('done_by'),
		picture: text({ enum: ideaPictures }),
		invented: flag('invented'),
		place: text().notNull().default(''),
		forWhom: text('for_whom').notNull().default(''),
		whyGood: text('why_good').notNull().default(''),
		couldBeFree: text('could_be_free').notNull().default(''),
		mustSayYes: text('must_say_yes').notNull().default(''),
		elsewhere: amount('elsewhere'),
		runningCost: amount('running_cost'),
		runningPayer: text('running_payer').notNull().default(''),
		hidden: flag('hidden'),
		toldAt: instant('told_at'),
		doneOn: instant('done_on'),
		doneTook: text('done_took').notNull().default(''),
		turnedDownBecause: text('turned_down_because').notNull().default(''),
		tryInstead: text('try_instead').notNull().default(''),
		revision: integer().notNull().default(0),
		changedAt: instant('changed_at'),
	},
	(idea) => [unique().on(idea.roundId, idea.slug), unique().on(idea.roundId, idea.number)],
);

export const ideaRevisions = sqliteTable(
	'idea_revisions',
	{
		ideaId: text('idea_id')
			.$type<IdeaId>()
			.notNull()
			.references(() => ideas.id),
		revision: integer().notNull(),
		meetingId: text('meeting_id')
			.$type<MeetingId>()
			.references(() => meetings.id),
		changedAt: instant('changed_at').notNull(),
		changedBy: text('changed_by'),
		fields: text({ mode: 'json' }).$type<Revision['fields']>().notNull(),
		invented: flag('invented'),
	},
	(revision) => [primaryKey({ columns: [revision.ideaId, revision.revision] })],
);
