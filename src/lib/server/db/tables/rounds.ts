import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { AreaId, RoundId, TrackId } from '../../../domain/ids.ts';
import type { Currency } from '../../../domain/money.ts';
import { pollStates } from '../../../domain/round/poll.ts';
import {
	ballotFormats,
	bindings,
	cardRoutes,
	custodies,
	realisers,
	tieRules,
	voteChanges,
	winnerRules,
} from '../../../domain/round/round.ts';
import { amount, flag, instant } from './columns.ts';

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
	/** The languages it is told in; null means all of the site. */
	languages: text({ mode: 'json' }).$type<readonly string[]>(),
	currency: text().$type<Currency>().notNull().default('DKK'),
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
	complaintDays: integer('complaint_days').notNull().default(14),
	finalisedAt: instant('finalised_at'),
	isDemo: flag('is_demo'),
	invented: text(),
	/** The real round that this one tries out: a demo, on no list. */
	rehearses: text().$type<RoundId>(),
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
		/** What it is called in other languages, by their codes. */
		names: text({ mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull().default({}),
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
