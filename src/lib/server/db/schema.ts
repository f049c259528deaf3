import { blob, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { AreaId, IdeaId, MeetingId, RoundId, TrackId } from '../../domain/ids.ts';
import type { Money } from '../../domain/money.ts';
import { ideaStages } from '../../domain/idea/stage.ts';
import { meetingKinds } from '../../domain/meeting/meeting.ts';
import { pollStates } from '../../domain/round/poll.ts';
import {
	ballotFormats,
	bindings,
	cardRoutes,
	custodies,
	realisers,
	tieRules,
	voteChanges,
	winnerRules,
} from '../../domain/round/round.ts';

// The types of the tables. The tables themselves are made by the reviewed SQL in `drizzle/`;
// `migrate.test.ts` holds the two against each other.

const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull().default(false);
const instant = (name: string) => integer(name);
const amount = (name: string) => integer(name).$type<Money>();

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

export const areas = sqliteTable('areas', {
	id: text().$type<AreaId>().primaryKey(),
	slug: text().notNull().unique(),
	name: text().notNull(),
	town: text().notNull(),
	invented: flag('invented'),
});

export const rounds = sqliteTable('rounds', {
	id: text().$type<RoundId>().primaryKey(),
	areaId: text('area_id')
		.$type<AreaId>()
		.notNull()
		.references(() => areas.id),
	slug: text().notNull().unique(),
	name: text().notNull(),
	language: text().notNull().default('da'),
	currency: text({ enum: ['DKK', 'SEK', 'EUR'] })
		.notNull()
		.default('DKK'),
	minimumAge: integer('minimum_age').notNull(),
	voters: text().notNull(),
	cardRoute: text('card_route', { enum: cardRoutes }).notNull().default('drawn'),
	voteChange: text('vote_change', { enum: voteChanges }).notNull().default('never'),
	custody: text({ enum: custodies }).notNull().default('server'),
	tieRule: text('tie_rule', { enum: tieRules }).notNull().default('lot'),
	binding: text({ enum: bindings }).notNull().default('binding'),
	realiser: text({ enum: realisers }).notNull().default('residents'),
	helpPhone: text('help_phone'),
	helpEmail: text('help_email'),
	ideasFrom: instant('ideas_from'),
	ideasUntil: instant('ideas_until'),
	opensAt: instant('opens_at'),
	closesAt: instant('closes_at'),
	graceUntil: instant('grace_until'),
	resultAt: instant('result_at'),
	pollState: text('poll_state', { enum: pollStates }).notNull().default('draft'),
	openedAt: instant('opened_at'),
	closedAt: instant('closed_at'),
	publishedAt: instant('published_at'),
	doneAt: instant('done_at'),
	votesKnown: integer('votes_known'),
	isDemo: flag('is_demo'),
	invented: text(),
});

export const tracks = sqliteTable(
	'tracks',
	{
		id: text().$type<TrackId>().primaryKey(),
		roundId: text('round_id')
			.$type<RoundId>()
			.notNull()
			.references(() => rounds.id),
		position: integer().notNull(),
		name: text().notNull(),
		pot: amount('pot').notNull(),
		priceAbove: amount('price_above'),
		priceAtMost: amount('price_at_most'),
		format: text({ enum: ballotFormats }).notNull().default('one_mark'),
		marks: integer().notNull().default(1),
		blankAllowed: flag('blank_allowed'),
		rule: text({ enum: winnerRules }).notNull().default('greedy_skip'),
		thresholdPermille: integer('threshold_permille').notNull().default(0),
	},
	(track) => [unique().on(track.roundId, track.position)],
);

export const pollingPlaces = sqliteTable('polling_places', {
	id: text().primaryKey(),
	roundId: text('round_id')
		.$type<RoundId>()
		.notNull()
		.references(() => rounds.id),
	name: text().notNull(),
	address: text(),
	opensAt: instant('opens_at').notNull(),
	closesAt: instant('closes_at').notNull(),
	invented: flag('invented'),
});

export const meetings = sqliteTable(
	'meetings',
	{
		id: text().$type<MeetingId>().primaryKey(),
		roundId: text('round_id')
			.$type<RoundId>()
			.notNull()
			.references(() => rounds.id),
		slug: text().notNull(),
		kind: text({ enum: meetingKinds }).notNull(),
		title: text().notNull(),
		place: text(),
		startsAt: instant('starts_at'),
		endsAt: instant('ends_at'),
		agenda: text().notNull().default(''),
		minutes: text().notNull().default(''),
		headCount: integer('head_count'),
		sequence: integer().notNull().default(0),
		cancelled: flag('cancelled'),
		invented: flag('invented'),
	},
	(meeting) => [unique().on(meeting.roundId, meeting.slug)],
);

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
		invented: flag('invented'),
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
		fields: text().notNull(),
	},
	(revision) => [primaryKey({ columns: [revision.ideaId, revision.revision] })],
);

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
