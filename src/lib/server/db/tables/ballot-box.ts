import { foreignKey, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { RoundId } from '../../../domain/ids.ts';
import { cards } from './cards.ts';
import { bytes, instant } from './columns.ts';
import { rounds } from './rounds.ts';

const ofRound = () =>
	text('round_id')
		.$type<RoundId>()
		.notNull()
		.references(() => rounds.id);

/** What of a round's keys may lie beside the votes; the rest lies as files in KEY_DIR. */
export const ballotBoxes = sqliteTable('ballot_boxes', {
	roundId: ofRound().primaryKey(),
	salt: bytes('salt').notNull(),
	boxPublicKey: bytes('box_public_key').notNull(),
	logPublicKey: bytes('log_public_key').notNull(),
	logOrigin: text('log_origin').notNull(),
	manifest: text(),
	testedAt: instant('tested_at'),
	/** A sealed test ballot, and which process sealed it. */
	testSealed: bytes('test_sealed'),
	testProcess: text('test_process'),
	/** When two people printed its keys on paper. */
	sheetPrintedAt: instant('sheet_printed_at'),
});

/** What a leaf of the public log tells of. */
export const leafKinds = [
	'open',
	'vote',
	'paper-mark',
	'cred-add',
	'cred-revoke',
	'paper-batch',
	'audit-head',
	'extend',
	'close',
	'incident',
] as const;

export const leaves = sqliteTable(
	'leaves',
	{
		roundId: ofRound(),
		index: integer('idx').notNull(),
		kind: text({ enum: leafKinds }).notNull(),
		body: text().notNull(),
		hash: bytes('hash').notNull().unique(),
	},
	(leaf) => [primaryKey({ columns: [leaf.roundId, leaf.index] })],
);

export const envelopes = sqliteTable(
	'envelopes',
	{
		roundId: text('round_id').$type<RoundId>().notNull(),
		leafIndex: integer('leaf_idx').notNull(),
		pub: bytes('pub')
			.notNull()
			.references(() => cards.pub),
		version: integer().notNull(),
		castId: bytes('cast_id').notNull(),
		sealed: bytes('sealed').notNull(),
	},
	(envelope) => [
		primaryKey({ columns: [envelope.roundId, envelope.leafIndex] }),
		unique().on(envelope.pub, envelope.version),
		unique().on(envelope.pub, envelope.castId),
		foreignKey({ columns: [envelope.roundId, envelope.leafIndex], foreignColumns: [leaves.roundId, leaves.index] }),
	],
);

/** Signed heads of the log, one a size. */
export const heads = sqliteTable(
	'heads',
	{
		roundId: ofRound(),
		size: integer().notNull(),
		note: text().notNull().unique(),
		/** The time of opening or closing, or a full hour. */
		signedAt: instant('signed_at'),
	},
	(head) => [primaryKey({ columns: [head.roundId, head.size] })],
);

/** What a published bundle shows: every ballot, or of a round with few only what they add up to. */
export const bundleKinds = ['ballots', 'totals'] as const;

/** Signed tables of contents of published bundles. */
export const bundles = sqliteTable(
	'bundles',
	{ roundId: ofRound(), kind: text({ enum: bundleKinds }).notNull(), note: text().notNull() },
	(bundle) => [primaryKey({ columns: [bundle.roundId, bundle.kind] })],
);
