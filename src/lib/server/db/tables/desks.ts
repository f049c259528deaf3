import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RoundId } from '../../../domain/ids.ts';
import { countedAtDesk, type Step } from '../../../domain/voting/desk.ts';
import { pollingPlaces, rounds } from './rounds.ts';

const ofRound = () =>
	text('round_id')
		.$type<RoundId>()
		.notNull()
		.references(() => rounds.id);
const atPlace = () =>
	text('place_id')
		.notNull()
		.references(() => pollingPlaces.id);

/** Presses of the desks: no time, no person, no card, no order. */
export const deskPresses = sqliteTable('desk_presses', {
	press: text().primaryKey(),
	roundId: ofRound(),
	placeId: atPlace(),
	what: text({ enum: countedAtDesk }).notNull(),
	step: integer().$type<Step>().notNull(),
});

/** Who speaks what at which table. */
export const placeLanguages = sqliteTable(
	'place_languages',
	{
		roundId: ofRound(),
		placeId: atPlace(),
		language: text().notNull(),
		atTable: text('at_table').notNull().default(''),
	},
	(spoken) => [primaryKey({ columns: [spoken.placeId, spoken.language, spoken.atTable] })],
);
