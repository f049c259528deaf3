import { asc, eq, max } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { money } from '../../domain/money.ts';
import { manifestText, type Manifest } from '../../domain/voting/manifest.ts';
import type { Reader } from '../db/database.ts';
import { cards } from '../db/tables/cards.ts';
import { ballotVersions } from '../db/tables/polls.ts';
import type { BallotBox } from './ballot-boxes.ts';
import { ballotInView } from './ballot-papers.ts';
import { inOrder, sha256, verifierLine } from './poll-log.ts';
import type { Round } from './rounds.ts';

/** The manifest of a round as its ballot, rules and keys stand now; with the cards once they are all known. */
export function manifestOf(
	tx: Reader,
	{ round, box }: { round: Round; box: BallotBox },
	{ version, withCards }: { version: number; withCards: boolean },
): string {
	const hex = (bytes: Buffer) => bytes.toString('hex');
	return manifestText({
		round: round.id,
		name: round.name,
		ballotVersion: version,
		opensAt: round.opensAt,
		closesAt: round.closesAt,
		tieRule: round.tieRule,
		voteChange: round.voteChange,
		tracks: tracksOf(tx, round.id),
		boxPublicKey: hex(box.boxPublicKey),
		logVerifier: verifierLine(box),
		salt: hex(box.salt),
		cards: withCards ? cardList(tx, round.id) : null,
	});
}

/** The version of the ballot that voters have before them; 1 when it was never corrected. */
export function ballotVersionOf(tx: Reader, round: RoundId): number {
	const found = tx
		.select({ version: max(ballotVersions.version) })
		.from(ballotVersions)
		.where(eq(ballotVersions.roundId, round))
		.get();
	return found?.version ?? 1;
}

function tracksOf(tx: Reader, round: RoundId): Manifest['tracks'] {
	return ballotInView(tx, round).map(({ track, ideas }) => ({
		track: track.position,
		name: track.name,
		pot: track.pot,
		format: track.format,
		marks: track.marks,
		blank: track.blankAllowed,
		rule: track.rule,
		thresholdPermille: track.thresholdPermille,
		ideas: ideas.map(({ number, title, price }) => ({ number: number ?? 0, title, price: price ?? money(0) })),
	}));
}

function cardList(tx: Reader, round: RoundId): Manifest['cards'] {
	const found = tx.select({ pub: cards.pub }).from(cards).where(eq(cards.roundId, round)).orderBy(asc(cards.pub)).all();
	const pubs = inOrder(found.map(({ pub }) => pub));
	return { count: pubs.length, hash: sha256(pubs.map((pub) => `${pub}\n`).join('')) };
}
