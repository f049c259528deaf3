import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { RoundId } from '../../../domain/ids.ts';
import { bytes, instant } from './columns.ts';
import { rounds } from './rounds.ts';

const ofRound = () =>
	text('round_id')
		.$type<RoundId>()
		.notNull()
		.references(() => rounds.id);

/** What was in the box: counts, the hash of its canonical text, who signed it. */
export const openings = sqliteTable('openings', {
	roundId: ofRound().primaryKey(),
	valid: integer().notNull(),
	invalid: integer().notNull(),
	hash: bytes('hash').notNull(),
	signatures: text().notNull().default('[]'),
	openedAt: instant('opened_at').notNull(),
});

/** The choices of each track, sorted, as canonical texts: `[3]`, `[]`, `[3,[7,2]]`. */
export const board = sqliteTable(
	'board',
	{
		roundId: text('round_id')
			.$type<RoundId>()
			.notNull()
			.references(() => openings.roundId),
		track: integer().notNull(),
		rank: integer().notNull(),
		choices: text().notNull(),
	},
	(ballot) => [primaryKey({ columns: [ballot.roundId, ballot.track, ballot.rank] })],
);

export const lots = sqliteTable(
	'lots',
	{
		id: text().primaryKey(),
		roundId: ofRound(),
		track: integer().notNull(),
		between: text().notNull(),
		drawn: text().notNull(),
		method: text().notNull(),
		witness: text().notNull(),
		otherWitness: text('other_witness').notNull(),
		drawnAt: instant('drawn_at').notNull(),
	},
	(lot) => [unique().on(lot.roundId, lot.track, lot.between)],
);

/** The result of each track as it was computed at publication. */
export const results = sqliteTable(
	'results',
	{
		roundId: ofRound(),
		track: integer().notNull(),
		outcome: text().notNull(),
		computedAt: instant('computed_at').notNull(),
	},
	(result) => [primaryKey({ columns: [result.roundId, result.track] })],
);

/** Rounds that were voted on elsewhere: what the file they came from says beside ideas and ballots. */
export const imports = sqliteTable('imports', {
	roundId: text('round_id')
		.$type<RoundId>()
		.primaryKey()
		.references(() => rounds.id, { onDelete: 'cascade' }),
	meta: text().notNull(),
	projectIds: text('project_ids').notNull(),
	settings: text().notNull().default('{}'),
	conflicts: text().notNull().default('[]'),
	importedAt: instant('imported_at').notNull(),
});
