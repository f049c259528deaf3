import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cardKey, type CardKey } from '../../src/lib/ballotbox/card-key.ts';
import { openUrn } from '../../src/lib/ballotbox/open.ts';
import { boxKeyFrom, seal } from '../../src/lib/ballotbox/seal.ts';
import { id, type RoundId } from '../../src/lib/domain/ids.ts';
import { openDatabase, type Db } from '../../src/lib/server/db/database.ts';
import { migrateDatabase } from '../../src/lib/server/db/migrate.ts';
import { cards as cardTable } from '../../src/lib/server/db/tables/cards.ts';
import { transact } from '../../src/lib/server/db/transact.ts';
import { tie } from '../../src/lib/server/fixtures/tie.ts';
import { loadFixture } from '../../src/lib/server/fixtures/load.ts';
import { keepJournal } from '../../src/lib/server/journal/keep-journal.ts';
import { logIncident } from '../../src/lib/server/journal/log-incident.ts';
import { findOpeningKey, logKey } from '../../src/lib/server/keys/key-folder.ts';
import { boxOfRound, type BallotBox } from '../../src/lib/server/store/ballot-boxes.ts';
import { castBallot } from '../../src/lib/server/store/ballots.ts';
import { swapForPaper } from '../../src/lib/server/store/cards.ts';
import { findClosedBox } from '../../src/lib/server/store/openings.ts';
import { closePoll } from '../../src/lib/server/store/poll-hours.ts';
import { logCards } from '../../src/lib/server/store/poll-log.ts';
import { fleetingFolder } from '../booth.ts';

// Any course of a poll, as a machine of some lines, beside the real box: cards handed out, votes cast, sent again and
// changed, cards swapped for paper, votes that come together, power cuts, closing. In the end both count the same.
const isRelease = Boolean(process.env.RELEASE);
const [runs, steps] = isRelease ? [5000, 60] : [200, 40];
const round = id<RoundId>('lodtraekning');
const now = Date.parse('2026-09-12T09:00:00Z');
const desk = { actor: 'demo-asta', witness: 'demo-bo' };
const folder = fleetingFolder('model-');
const template = { never: join(folder, 'never.db'), until_close: join(folder, 'until_close.db') };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type VoteChange = keyof typeof template;
type Card = { readonly key: CardKey; onPaper: boolean; votes: { castId: Buffer; idea: number; receipt: string }[] };

/** What should be so. */
type Model = { readonly change: VoteChange; cards: Card[]; closed: boolean };

/** What is so. */
type Real = { db: Db; path: string; box: BallotBox; memory: { keyDir: string; journalDir: string } };

type Step =
	| { readonly do: 'issue' }
	| { readonly do: 'cast'; readonly cards: readonly number[]; readonly idea: number }
	| { readonly do: 'again'; readonly card: number }
	| { readonly do: 'swap'; readonly card: number }
	| { readonly do: 'crash' }
	| { readonly do: 'close' };

const place = fc.nat(30);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant<Step>({ do: 'issue' }) },
	{
		weight: 10,
		arbitrary: fc.record({
			do: fc.constant('cast' as const),
			cards: fc.array(place, { minLength: 1, maxLength: 5 }),
			idea: fc.constantFrom(1, 2),
		}),
	},
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('again' as const), card: place }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('swap' as const), card: place }) },
	{ weight: 1, arbitrary: fc.constant<Step>({ do: 'crash' }) },
	{ weight: 1, arbitrary: fc.constant<Step>({ do: 'close' }) },
);

test(
	`in ${runs} courses of up to ${steps} steps the box counts what the model counts`,
	async () => {
		for (const change of ['never', 'until_close'] as const) await makeTemplate(change);
		let course = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom<VoteChange>('never', 'until_close'),
				fc.array(anyStep, { minLength: steps / 2, maxLength: steps }),
				async (change, course_) => follow(change, course_, (course += 1)),
			),
			{ numRuns: runs, seed: 9 },
		);
		expect(course).toBeGreaterThanOrEqual(runs);
	},
	isRelease ? 3_600_000 : 240_000,
);

async function makeTemplate(change: VoteChange): Promise<void> {
	const db = openDatabase(template[change]);
	migrateDatabase(db, 'drizzle');
	const fixture = tie({ now, phase: 'open' as const });
	const changed = { ...fixture, round: { ...fixture.round, voteChange: change }, cards: 0, votes: [] };
	await loadFixture(db, changed, { keyDir: folder, origin: 'http://localhost', now });
	db.$client.pragma('wal_checkpoint(TRUNCATE)');
	db.$client.close();
}

async function follow(change: VoteChange, course: readonly Step[], number: number): Promise<void> {
	const home = join(folder, String(number));
	mkdirSync(home);
	const path = join(home, 'box.db');
	copyFileSync(template[change], path);
	const memory = { keyDir: home, journalDir: home };
	const db = openDatabase(path);
	keepJournal(db, memory, () => {});
	const real: Real = { db, path, memory, box: boxOfRound(db, round)! };
	const model: Model = { change, cards: [], closed: false };
	for (const step of course) await take(step, model, real);
	if (!model.closed) await take({ do: 'close' }, model, real);
	await countBoth(model, real);
	real.db.$client.close();
	rmSync(home, { recursive: true, force: true });
}

async function take(step: Step, model: Model, real: Real): Promise<void> {
	const { cards } = model;
	const cardAt = (at: number) => cards[at % Math.max(1, cards.length)];
	switch (step.do) {
		case 'issue': {
			const key = cardKey(randomBytes(32));
			const pub = Buffer.from(key.publicKey);
			await transact(real.db, (tx) => {
				tx.insert(cardTable).values({ pub, roundId: round }).run();
				logCards(tx, round, 'cred-add', [pub]);
			});
			return void cards.push({ key, onPaper: false, votes: [] });
		}
		case 'cast': {
			const voting = step.cards.flatMap((at) => cardAt(at) ?? []);
			return castTogether([...new Set(voting)], step.idea, model, real);
		}
		case 'again': {
			const card = cardAt(step.card);
			const earlier = card?.votes.at(-1);
			if (!card || !earlier) return;
			const cast = await castBallot(real.db, ballot(card, earlier.castId, 1, real), now);
			return expect(cast).toEqual({ ok: true, value: earlier.receipt });
		}
		case 'swap': {
			const card = cardAt(step.card);
			if (!card) return;
			const isFree = !model.closed && !card.onPaper && (card.votes.length === 0 || model.change === 'until_close');
			const swapped = await swapForPaper(
				real.db,
				{ round, pub: card.key.publicKey },
				{ actor: 'desk', witness: 'door', now },
			);
			expect(swapped.ok).toBe(isFree);
			return void (card.onPaper ||= isFree);
		}
		case 'crash': {
			// what is not on the disk is gone; what was answered is
			real.db = openDatabase(real.path);
			keepJournal(real.db, real.memory, () => {});
			return expect(logIncident(real.db, real.memory, real.box)).toBeUndefined();
		}
		case 'close': {
			if (model.closed) return;
			const closesAt = Number(real.db.$client.prepare('SELECT closes_at FROM rounds').pluck().get());
			const closed = await closePoll(real.db, { round, logKey: logKey(folder) }, { ...desk, now: closesAt });
			expect(closed).toEqual({ ok: true, value: null });
			return void (model.closed = true);
		}
	}
}

/** Several cards at once: one that is refused takes nothing from the others. */
async function castTogether(voting: readonly Card[], idea: number, model: Model, { db, ...real }: Real): Promise<void> {
	const acts = voting.map((card) => ({ card, castId: randomBytes(16) }));
	const casts = acts.map(({ card, castId }) => castBallot(db, ballot(card, castId, idea, { db, ...real }), now));
	const answers = await Promise.all(casts);
	for (const [at, { card, castId }] of acts.entries()) {
		const isFree = !model.closed && !card.onPaper && (card.votes.length === 0 || model.change === 'until_close');
		const answer = answers[at];
		expect(answer?.ok).toBe(isFree && card.votes.length < 20);
		if (answer?.ok) card.votes.push({ castId, idea, receipt: answer.value });
	}
}

function ballot({ key }: Card, castId: Buffer, idea: number, { box }: Real) {
	const sealed = seal(`{"v":1,"tracks":[{"track":1,"choices":[${idea}]}]}`, box.boxPublicKey, round);
	return { round, key, castId, sealed };
}

async function countBoth(model: Model, real: Real): Promise<void> {
	const closed = await findClosedBox(real.db, round);
	const box = boxKeyFrom(findOpeningKey(folder, round)!);
	const opening = openUrn(closed!.urn, { box, round, paper: closed!.paper });
	const counted = model.cards.filter(({ onPaper, votes }) => !onPaper && votes.length > 0);
	const expected = counted.map(({ votes }) => `[${votes.at(-1)?.idea}]`).sort();
	expect({ invalid: opening.invalid, choices: opening.tracks[0]?.choices }).toEqual({ invalid: 0, choices: expected });
}
