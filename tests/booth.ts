import Database from 'better-sqlite3';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardKey, cardSeed } from '../src/lib/ballotbox/card-key.ts';
import { id, type RoundId } from '../src/lib/domain/ids.ts';
import { argon2id } from '../src/lib/server/cards/argon2id.ts';
import { demoCode } from '../src/lib/server/cards/demo-codes.ts';
import { cookieKey, findPepper } from '../src/lib/server/keys/key-folder.ts';
import { openPass, sealPass, type Pass } from '../src/lib/server/vote/pass.ts';
import type { House } from './house.ts';

/** Reads the database of a house from outside; `look` gets it read-only. */
export function inside<Value>({ database }: House, look: (db: Database.Database) => Value): Value {
	const db = new Database(database, { readonly: true });
	try {
		return look(db);
	} finally {
		db.close();
	}
}

/** How many votes are in the boxes of a house. */
export const votesIn = (house: House) =>
	inside(house, (db) => Number(db.prepare('SELECT count(*) FROM envelopes').pluck().get()));

/** The number of the last vote in the logs of a house: its receipt begins with it. */
export const lastVoteIn = (house: House) =>
	inside(house, (db) => Number(db.prepare(`SELECT max(idx) FROM leaves WHERE kind = 'vote'`).pluck().get()));

/** Changes a row of the house behind the server's back, as the desk or two people at the poll would. */
export function arrange({ database }: House, sql: string, ...values: unknown[]): void {
	const db = new Database(database);
	db.pragma('busy_timeout = 5000');
	db.prepare(sql).run(...values);
	db.close();
}

/** The code of a card of a round, printed without hyphens. */
export const codeOf = (slug: string, number: number): string => demoCode(slug, number);

/** The seed of a card's key, as the server derives it from the code. */
export async function seedOf({ keyDir, ...house }: House, slug: string, number: number): Promise<Uint8Array> {
	const round = id<RoundId>(slug);
	const salt = inside({ keyDir, ...house }, (db) =>
		db.prepare('SELECT salt FROM ballot_boxes WHERE round_id = ?').pluck().get(slug),
	) as Buffer;
	return cardSeed(demoCode(slug, number), { salt, pepper: findPepper(keyDir, round) ?? new Uint8Array() }, argon2id);
}

/** The public key of a card: all that the database knows of it. */
export const pubOf = (seed: Uint8Array) => Buffer.from(cardKey(seed).publicKey);

/** A pass as the server would hand it out, made in the test: only who holds the folder of keys can. */
export function passFor({ keyDir }: House, pass: Omit<Pass, 'until'>, until = Number.MAX_SAFE_INTEGER): string {
	return sealPass({ ...pass, until }, cookieKey(keyDir));
}

/** What stands in a pass that the server handed out. */
export function insideOf({ keyDir }: House, sealed: string): Pass | undefined {
	return openPass(sealed, cookieKey(keyDir), 0);
}

/** What came back: status, the address it leads to, the cookie it left, and the page. */
export type Answer = {
	status: number;
	to: string;
	pass: string | undefined;
	page: string;
	/** After how many seconds it asks to be asked again; 0 when it does not. */
	pause: number;
};

/** A phone without a browser: it keeps its cookie and sends forms. */
export function phone(origin: string) {
	let pass: string | undefined;
	const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
		const headers = { origin, ...(pass && { cookie: `stem=${pass}` }) };
		const answer = await fetch(origin + path, { ...init, headers, redirect: 'manual' });
		const left = /(?:^|, )stem=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
		if (left !== undefined) pass = left || undefined;
		return {
			status: answer.status,
			to: answer.headers.get('location') ?? '',
			pass: left,
			page: await answer.text(),
			pause: Number(answer.headers.get('retry-after')),
		};
	};
	return {
		carry: (sealed: string) => void (pass = sealed),
		get: (path: string) => ask(path),
		post: (path: string, form: Record<string, string>) =>
			ask(path, { method: 'POST', body: new URLSearchParams(form) }),
	};
}

/** Sends the same form until the server has answered and is not busy any more, as the pages of the vote do. */
export async function persist(send: () => Promise<Answer>): Promise<Answer> {
	for (let turn = 0; turn < 60; turn += 1) {
		const answer = await send().catch(() => undefined); // no way through
		if (answer && answer.status !== 429) return answer;
		await new Promise((later) => setTimeout(later, (answer?.pause ?? 0.2) * 1000));
	}
	throw new Error('the server stayed busy');
}

/** The hidden guard of a form. */
export const castIdIn = (page: string) => /name="cast_id" value="([0-9a-f]{32})"/.exec(page)?.[1] ?? '';

/** Votes from code to receipt over bare HTTP; answers with the last answer. */
export async function vote(origin: string, code: string, choice: Record<string, string>): Promise<Answer> {
	const voter = phone(origin);
	const typed = await persist(() => voter.post('/stem', { code }));
	if (!typed.to.endsWith('/vaelg')) return typed;
	const ballot = (await persist(() => voter.get('/stem/vaelg'))).page;
	await persist(() => voter.post('/stem/vaelg', { cast_id: castIdIn(ballot), ...choice }));
	const check = (await persist(() => voter.get('/stem/tjek-valg'))).page;
	return persist(() => voter.post('/stem/tjek-valg', { cast_id: castIdIn(check) }));
}

/** Runs jobs with so many at a time. */
export async function atATime<Value>(limit: number, jobs: readonly (() => Promise<Value>)[]): Promise<Value[]> {
	const answers: Value[] = [];
	let next = 0;
	const work = async () => {
		for (let at = next++; at < jobs.length; at = next++) {
			const job = jobs[at];
			if (job) answers[at] = await job();
		}
	};
	await Promise.all(Array.from({ length: limit }, work));
	return answers;
}

/**
 * How much slower this machine is now than a quiet one, at least 1: promises about time are for a machine
 * that has nothing else to do, and the tests share theirs.
 */
export async function slowness(): Promise<number> {
	const took: number[] = [];
	for (let turn = 0; turn < 9; turn += 1) {
		const began = performance.now();
		await argon2id('KKKKKKKKKKKK', new Uint8Array(16), new Uint8Array(32));
		took.push(performance.now() - began);
	}
	return Math.max(1, (took.sort((one, other) => one - other)[4] ?? 0) / quietDerivation);
}

/** Milliseconds of one derivation on a quiet machine of two cores. */
const quietDerivation = 12;

/** A folder in memory where there is one, for databases that tests put together and throw away: there syncing is free. */
export function fleetingFolder(name: string): string {
	return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), name));
}
