import { blob, integer } from 'drizzle-orm/sqlite-core';
import type { Money } from '../../../domain/money.ts';

// The types of the tables. The tables themselves are made by the reviewed SQL in `drizzle/`;
// `migrate.test.ts` holds the two against each other.

/** Yes or no, kept as 1 or 0. */
export const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull().default(false);

/** Milliseconds since 1970, in UTC. */
export const instant = (name: string) => integer(name);

/** Money in the smallest unit of the round's currency. */
export const amount = (name: string) => integer(name).$type<Money>();

/** Keys, hashes, envelopes: bytes as they are. */
export const bytes = (name: string) => blob(name, { mode: 'buffer' });
