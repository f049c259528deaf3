import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PersonId, RoundId } from '../../../domain/ids.ts';
import { linkPurposes } from '../../../domain/people/link.ts';
import { roles } from '../../../domain/people/person.ts';
import { flag, instant } from './columns.ts';
import { rounds } from './rounds.ts';

export const people = sqliteTable('people', {
	id: text().$type<PersonId>().primaryKey(),
	email: text().notNull().unique(),
	name: text().notNull(),
	/** Nothing until the invitation has been answered. */
	passwordHash: text('password_hash'),
	/** The secret of the app that makes codes, sealed under a key that is not in this file. */
	secondFactor: blob('second_factor', { mode: 'buffer' }),
	/** The newest time step a code was taken for: no code is taken twice. */
	secondFactorStep: integer('second_factor_step').notNull().default(0),
	disabledAt: instant('disabled_at'),
	madeAt: instant('made_at').notNull(),
	isDemo: flag('is_demo'),
});

const ofPerson = () =>
	text('person_id')
		.$type<PersonId>()
		.notNull()
		.references(() => people.id);

export const roleGrants = sqliteTable('role_grants', {
	personId: ofPerson(),
	role: text({ enum: roles }).notNull(),
	roundId: text('round_id')
		.$type<RoundId>()
		.references(() => rounds.id),
});

export const sessions = sqliteTable('sessions', {
	idHash: blob('id_hash', { mode: 'buffer' }).primaryKey(),
	personId: ofPerson(),
	beganAt: instant('began_at').notNull(),
	seenAt: instant('seen_at').notNull(),
});

export const oneTimeLinks = sqliteTable('one_time_links', {
	tokenHash: blob('token_hash', { mode: 'buffer' }).primaryKey(),
	personId: ofPerson(),
	purpose: text({ enum: linkPurposes }).notNull(),
	madeAt: instant('made_at').notNull(),
	endsAt: instant('ends_at').notNull(),
});

export const recoveryCodes = sqliteTable(
	'recovery_codes',
	{
		personId: ofPerson(),
		codeHash: blob('code_hash', { mode: 'buffer' }).notNull(),
	},
	(code) => [primaryKey({ columns: [code.personId, code.codeHash] })],
);
