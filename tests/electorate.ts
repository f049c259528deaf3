import { randomBytes } from 'node:crypto';
import { cardKey } from '../src/lib/ballotbox/card-key.ts';
import { id, type RoundId } from '../src/lib/domain/ids.ts';
import { choicesText } from '../src/lib/domain/voting/ballot-text.ts';
import type { Mark } from '../src/lib/domain/voting/ballot.ts';
import { openDatabase } from '../src/lib/server/db/database.ts';
import { cards } from '../src/lib/server/db/tables/cards.ts';
import { logCards } from '../src/lib/server/store/poll-log.ts';
import { inside, insideOf, passFor, persist, phone, type Answer } from './booth.ts';
import type { House } from './house.ts';

// Voters whose cards were put into a round without codes, for campaigns that send many ballots:
// the slow derivation of keys has its own tests.

/** One act of casting by one voter: sent again, it is the same. */
export type Act = { readonly pub: string; readonly castId: string; readonly choices: string; readonly pass: string };

const oneOfTwo = (at: number): Mark[] => [{ idea: (at % 2) + 1, marks: 1 }];

/** Lays cards into a round; answers with one act of casting for each, the first two ideas in turn or as `marksOf` says. */
export function admit(house: House, slug: string, count: number, marksOf = oneOfTwo): Act[] {
	const round = id<RoundId>(slug);
	const acts = Array.from({ length: count }, (_, at): Act => {
		const seed = randomBytes(32);
		const pub = Buffer.from(cardKey(seed).publicKey).toString('hex');
		const [castId, marks] = [randomBytes(16).toString('hex'), marksOf(at)];
		const card = { round, seed: seed.toString('hex') };
		const pass = passFor(house, { card, castId, choice: [{ track: 1, marks }] });
		return { pub, castId, choices: choicesText(marks), pass };
	});
	const db = openDatabase(house.database);
	db.transaction(
		(tx) => {
			const pubs = acts.map(({ pub }) => Buffer.from(pub, 'hex'));
			for (const pub of pubs) tx.insert(cards).values({ pub, roundId: round }).run();
			logCards(tx, round, 'cred-add', pubs); // as when a bundle is opened while people vote
		},
		{ behavior: 'immediate' },
	);
	db.$client.close();
	return acts;
}

/** Sends an act once. */
export function send(origin: string, { castId, pass }: Act): Promise<Answer> {
	const voter = phone(origin);
	voter.carry(pass);
	return voter.post('/stem/tjek-valg', { cast_id: castId });
}

/** Sends an act until it is answered, as the pages of the vote do; answers with its receipt, or the refusal. */
export async function castUntilAnswered(house: House, act: Act, origin = house.origin): Promise<string> {
	return said(house, await persist(() => send(origin, act)));
}

/** The receipt in an answer, or why there is none. */
export function said(house: House, answer: Answer): string {
	const pass = insideOf(house, answer.pass ?? '');
	return pass?.done?.receipt ?? (pass?.said?.kind === 'refused' ? pass.said.refusal.reason : `status ${answer.status}`);
}

/** What lies in the boxes of a house: by card, each act and where it stands in the log. */
export function boxOf(house: House) {
	return inside(house, (db) => {
		const rows = db
			.prepare('SELECT lower(hex(pub)) AS pub, lower(hex(cast_id)) AS castId, leaf_idx AS at FROM envelopes')
			.all() as { pub: string; castId: string; at: number }[];
		const byCard = new Map<string, { castId: string; at: number }[]>();
		for (const { pub, ...row } of rows) byCard.set(pub, [...(byCard.get(pub) ?? []), row]);
		return byCard;
	});
}

/** What a campaign must find: how many receipts have no ballot, how many cards have two, how many receipts are wrong. */
export function losses(house: House, receipts: ReadonlyMap<Act, string>) {
	const box = boxOf(house);
	const found = { lost: 0, double: 0, wrong: 0 };
	for (const [act, receipt] of receipts) {
		const [first, ...more] = box.get(act.pub) ?? [];
		if (first?.castId !== act.castId) found.lost += 1;
		else if (!receipt.startsWith(`${first.at}-`)) found.wrong += 1;
		if (more.length > 0) found.double += 1;
	}
	return found;
}
