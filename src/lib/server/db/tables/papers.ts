import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { RoundId } from '../../../domain/ids.ts';
import { earlierPapers } from '../../../domain/voting/correction.ts';
import { reasonsForAnother } from '../../../domain/voting/paper-account.ts';
import { rounds } from './rounds.ts';

const ofRound = () =>
	text('round_id')
		.$type<RoundId>()
		.notNull()
		.references(() => rounds.id);

/** Papers that were handed in for another, in the order of the presses: the last can be taken back. */
export const papersAgain = sqliteTable(
	'papers_again',
	{ roundId: ofRound(), seq: integer().notNull(), kind: text({ enum: reasonsForAnother }).notNull() },
	(paper) => [primaryKey({ columns: [paper.roundId, paper.seq] })],
);

/** What two people decided about the papers of a version, after the correction that followed it. */
export const paperDecisions = sqliteTable(
	'paper_decisions',
	{
		roundId: ofRound(),
		version: integer().notNull(),
		earlier: text({ enum: earlierPapers }).notNull(),
		why: text().notNull(),
		decidedBy: text('decided_by').notNull(),
		decidedWith: text('decided_with').notNull(),
	},
	(decision) => [primaryKey({ columns: [decision.roundId, decision.version] })],
);

/** Who counts the papers, each in a place of their own. */
export const paperCounters = sqliteTable(
	'paper_counters',
	{ roundId: ofRound(), slot: integer().notNull(), counter: text().notNull() },
	(one) => [primaryKey({ columns: [one.roundId, one.slot] }), unique().on(one.roundId, one.counter)],
);

/** What each of them found, pile by pile, or paper by paper (`sheet` is its number). `what` is the canonical text of the choices, or `invalid`. */
export const paperTallies = sqliteTable(
	'paper_tallies',
	{
		roundId: text('round_id').$type<RoundId>().notNull(),
		slot: integer().notNull(),
		attempt: integer().notNull(),
		track: integer().notNull(),
		version: integer().notNull(),
		sheet: integer().notNull().default(0),
		what: text().notNull(),
		papers: integer().notNull(),
	},
	(line) => [
		primaryKey({ columns: [line.roundId, line.slot, line.attempt, line.track, line.version, line.sheet, line.what] }),
	],
);

/** Papers that are missing in a track, and why the result is published all the same. */
export const paperGaps = sqliteTable(
	'paper_gaps',
	{
		roundId: ofRound(),
		track: integer().notNull(),
		missing: integer().notNull(),
		why: text().notNull(),
		approvedBy: text('approved_by').notNull(),
		approvedWith: text('approved_with').notNull(),
	},
	(gap) => [primaryKey({ columns: [gap.roundId, gap.track] })],
);
