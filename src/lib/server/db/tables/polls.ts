import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RoundId } from '../../../domain/ids.ts';
import { earlierPapers } from '../../../domain/voting/correction.ts';
import { instant } from './columns.ts';
import { rounds } from './rounds.ts';

const ofRound = () =>
	text('round_id')
		.$type<RoundId>()
		.notNull()
		.references(() => rounds.id);

/** What somebody has read and stands by: `rules`, or `language:da`. */
export const pollReadings = sqliteTable(
	'poll_readings',
	{
		roundId: ofRound(),
		what: text().notNull(),
		readBy: text('read_by').notNull(),
		readAt: instant('read_at').notNull(),
	},
	(reading) => [primaryKey({ columns: [reading.roundId, reading.what] })],
);

/** The ballot in each version, with why it was corrected and what becomes of papers of the version before. */
export const ballotVersions = sqliteTable(
	'ballot_versions',
	{
		roundId: ofRound(),
		version: integer().notNull(),
		manifest: text().notNull(),
		reason: text(),
		earlier: text({ enum: earlierPapers }),
		madeBy: text('made_by').notNull(),
		madeWith: text('made_with'),
		madeAt: instant('made_at'),
	},
	(ballot) => [primaryKey({ columns: [ballot.roundId, ballot.version] })],
);
