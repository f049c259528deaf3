import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { BundleId, RoundId } from '../../../domain/ids.ts';
import { bundleStates, cardStatuses } from '../../../domain/voting/card.ts';
import { bytes, flag, instant } from './columns.ts';
import { rounds } from './rounds.ts';

export const cardBundles = sqliteTable(
	'card_bundles',
	{
		id: text().$type<BundleId>().primaryKey(),
		roundId: text('round_id')
			.$type<RoundId>()
			.notNull()
			.references(() => rounds.id),
		number: integer().notNull(),
		state: text({ enum: bundleStates }).notNull().default('inactive'),
		openedBy: text('opened_by'),
		openedWith: text('opened_with'),
	},
	(bundle) => [unique().on(bundle.roundId, bundle.number)],
);

/** A card by its public key: no code, no person. */
export const cards = sqliteTable('cards', {
	pub: bytes('pub').primaryKey(),
	roundId: text('round_id')
		.$type<RoundId>()
		.notNull()
		.references(() => rounds.id),
	bundleId: text('bundle_id')
		.$type<BundleId>()
		.references(() => cardBundles.id),
	status: text({ enum: cardStatuses }).notNull().default('active'),
	inLine: flag('in_line'),
	/** Whether it stands in the list whose hash the manifest carries. */
	listed: flag('listed'),
});

export const cardTags = sqliteTable(
	'card_tags',
	{
		roundId: text('round_id')
			.$type<RoundId>()
			.notNull()
			.references(() => rounds.id),
		tag: integer().notNull(),
	},
	(tag) => [primaryKey({ columns: [tag.roundId, tag.tag] })],
);

/** What each desk counted of the cards it gave to people; `place` is the name of the polling place. */
export const cardsHandedOut = sqliteTable(
	'cards_handed_out',
	{
		roundId: text('round_id')
			.$type<RoundId>()
			.notNull()
			.references(() => rounds.id),
		place: text().notNull(),
		cards: integer().notNull(),
		countedAt: instant('counted_at').notNull(),
	},
	(desk) => [primaryKey({ columns: [desk.roundId, desk.place] })],
);
