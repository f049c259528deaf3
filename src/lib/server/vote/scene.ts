import type { Db } from '../db/database.ts';

/** Where and when a step of the vote is taken. */
export type Scene = { readonly db: Db; readonly keyDir: string; readonly now: number };
